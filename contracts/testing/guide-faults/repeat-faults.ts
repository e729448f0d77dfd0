import { knownCode } from '../guide-acts.ts';
import { acting, answering, refusing } from '../guide-alter.ts';
import { type Call, failed, invalid, unknown } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';
import { lockedUnheard, refusedMeanwhile } from './repeats.ts';

const named = (names: readonly string[], end: string) => names.map((name) => `idempotency.${name}-${end}`);

/** Of V1: what comes to light by repeats, and in the course of a whole life. */
export const saasV1Repeats: readonly GuideFault[] = [
  {
    fault: 'keeps an instance locked when the answer to its expiry or upgrade was lost',
    change: lockedUnheard(({ exchange }) => exchange === 'expireInstance' || exchange === 'upgrade'),
    fails: named(['expire', 'upgrade'], 'lost-reply'),
  },
  {
    fault: 'keeps an order locked when the answer to its creation was lost',
    change: lockedUnheard(({ exchange }) => exchange === 'newInstance'),
    fails: ['idempotency.create-lost-reply'],
    options: { only: ['idempotency'] },
  },
  {
    fault: 'refuses what it is already working on',
    change: refusedMeanwhile(({ exchange }) => !['newInstance', 'queryInstance'].includes(exchange)),
    fails: named(['renew', 'upgrade', 'expire', 'freeze', 'unfreeze', 'release'], 'concurrent'),
  },
  {
    fault: 'opens another instance for an order whose instance has expired',
    change: acting(({ exchange, fields }, normally, shop) => {
      const order = `${fields['orderId']} ${fields['productId']}`;
      if (exchange === 'expireInstance') {
        const instance = shop.get(String(fields['instanceId']));
        if (instance !== undefined) instance['expired'] = true;
      }
      if (exchange === 'newInstance' && shop.get(order)?.['expired'] === true) {
        shop.delete(order);
      }
      return normally();
    }),
    fails: ['idempotency.create-frozen'],
    warns: ['idempotency.create-frozen'],
  },
  {
    fault: 'tells no usage',
    change: answering((answer) =>
      Array.isArray(answer['info'])
        ? { ...answer, info: answer['info'].map(({ usageInfo, ...entry }) => entry) }
        : answer,
    ),
    warns: ['life-cycle.query-usage'],
  },
  {
    fault: 'asks every purchase for its period',
    change: refusing(
      ({ exchange, fields }) =>
        exchange === 'newInstance' && fields['orderId'] !== undefined && fields['periodType'] === undefined,
      invalid,
    ),
    fails: ['life-cycle.whole-life-one-time', 'life-cycle.whole-life-pay-per-use'],
    warns: ['life-cycle.whole-life-package'],
  },
];

export const licenseOnlineRepeats: readonly GuideFault[] = [
  {
    fault: 'refuses an application that it is already working on',
    change: refusedMeanwhile(({ exchange }) => exchange === 'getLicenseAsync'),
    fails: ['idempotency.apply-concurrent'],
  },
  {
    fault: 'keeps an application locked when the answer to it was lost',
    change: lockedUnheard(({ exchange }) => exchange === 'getLicenseAsync'),
    fails: ['idempotency.apply-lost-reply'],
  },
  releasingNothing('releaseInstance', 'updateInstanceStatus'),
];

export const licenseV1Repeats: readonly GuideFault[] = [
  {
    fault: 'sells no licence for ever',
    change: refusing(
      ({ exchange, fields }) =>
        exchange === 'getLicense' && fields['orderId'] !== undefined && fields['periodType'] === undefined,
    ),
    fails: ['life-cycle.whole-life-one-time'],
  },
  releasingNothing('releaseLicense'),
];

export const licenseCodeRepeats: readonly GuideFault[] = [
  {
    fault: 'has lost the codes of real calls',
    change: refusing(({ test }) => !test, unknown),
    fails: ['life-cycle.known'],
    options: { given: { license: knownCode } },
  },
  { ...releasingNothing('releaseLicenseCode'), options: { given: { license: knownCode } } },
];

const only = ['life-cycle.notify', 'idempotency.notify-*'];

export const orderRepeats: readonly GuideFault[] = [
  {
    fault: 'refuses an order that it is already working on',
    change: refusedMeanwhile(({ exchange }) => exchange === 'orderNotify'),
    fails: ['idempotency.notify-concurrent'],
    options: { only },
  },
  {
    fault: 'keeps an order locked when the answer to it was lost',
    change: lockedUnheard(({ exchange }) => exchange === 'orderNotify'),
    fails: ['idempotency.notify-lost-reply'],
    options: { only },
  },
];

/** Mistakes that merchants of both generations of the kit can make. */
export const kitRepeats: readonly GuideFault[] = [
  {
    fault: 'refuses what it is already working on',
    change: refusedMeanwhile(isKept),
    options: { only: ['idempotency', 'sync'] },
    fails: [
      ...each('add', 'concurrent'),
      ...each('delete', 'concurrent'),
      'idempotency.all-concurrent-allOrgSync',
    ],
  },
  {
    fault: 'keeps locked what it answered to nobody',
    change: lockedUnheard(isKept),
    options: { only: ['idempotency', 'sync'] },
    fails: [
      ...each('add', 'lost-reply'),
      ...each('delete', 'lost-reply'),
      'idempotency.all-lost-reply-allOrgSync',
    ],
  },
  {
    fault: 'takes every secret as it comes',
    change: acting(({ fields }, normally) =>
      normally(typeof fields['clientSecret'] === 'string' ? { ...fields, clientSecret: 'dGVzdA==' } : fields),
    ),
    warns: ['sync.secret-applicationSync'],
  },
];

/** Mistakes with the withdrawal of an authorization, which V2 alone knows. */
export const withdrawalFaults: readonly GuideFault[] = [
  {
    fault: 'forgets nobody whose authorization was withdrawn',
    change: acting(({ exchange, fields }, normally, shop) => {
      const key = `withdrawn ${exchange} ${fields['tenantId']}`;
      if (fields['flag'] === 3) shop.set(key, {});
      return [0, 1].includes(Number(fields['flag'])) && shop.has(key) ? failed : normally();
    }),
    fails: ['sync.add-after-cancel-authSync', 'sync.delete-after-cancel-authSync', 'sync.whole-life'],
  },
];

/** @param names what this generation can modify */
export function modificationFaults(names: readonly string[]): readonly GuideFault[] {
  return [
    {
      fault: 'refuses a modification that changes nothing',
      change: acting(({ exchange, fields }, normally, shop) => {
        const key = `modified ${exchange} ${fields['tenantId']}`;
        const isKnown = shop.has(key);
        if (fields['flag'] === 2) shop.set(key, {});
        return fields['flag'] === 2 && isKnown ? failed : normally();
      }),
      fails: names.map((name) => `idempotency.modify-resend-${name}`),
    },
  ];
}

function each(what: string, end: string): readonly string[] {
  return ['tenantSync', 'applicationSync', 'singleOrgSync', 'authSync'].map(
    (name) => `idempotency.${what}-${end}-${name}`,
  );
}

/** Requests about what a check has made up for itself: they have whatever is mandatory. */
function isKept({ fields }: Call): boolean {
  return fields['tenantId'] !== undefined;
}

/** A release that is answered with success, and nothing else. */
function releasingNothing(release: string, ...revived: readonly string[]): GuideFault {
  return {
    fault: 'releases without effect',
    change: acting(async (call, normally, shop) => {
      const answer = await normally();
      if (call.exchange === release)
        for (const name of ['instanceId', 'license'])
          delete shop.get(String(call.fields[name]))?.['released'];
      return answer;
    }),
    warns: ['life-cycle.release-ends', ...revived.map((name) => `life-cycle.release-is-final-${name}`)],
  };
}
