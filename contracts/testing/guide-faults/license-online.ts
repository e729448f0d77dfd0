import { parseObject } from '../../../runtime/signing/canonical-json.ts';
import { acting, answering, refusing, refusingSecond } from '../guide-alter.ts';
import { type GuideChange, ok, unknown } from '../guide-merchant.ts';
import { rawBodyFaults } from './bodies.ts';
import { commonFaults, forgetting, withoutMessage } from './common.ts';
import type { GuideFault } from './fault.ts';
import { hashFaults, queryParameters, uncheckedHash } from './hash.ts';
import { licenseOnlineOdd } from './odd-by-guide.ts';
import { licenseOnlineRepeats } from './repeat-faults.ts';

const others = ['refreshInstance', 'updateInstanceStatus', 'releaseInstance', 'getLicenseAsync'];

/** Its work comes first, and the signature afterwards. */
const releasingForged: GuideChange = (parts) => {
  const ended = new Set<unknown>();
  return {
    authenticate(request) {
      const refusal = parts.authenticate(request);
      const text = new TextDecoder().decode(request.body);
      if (refusal !== undefined && text.includes('"activity":"releaseInstance"'))
        ended.add(parseObject(request.body)['instanceId']);
      return refusal;
    },
    act: (call, shop) => (ended.has(call.fields['instanceId']) ? unknown : parts.act(call, shop)),
  };
};

export const licenseOnlineFaults: readonly GuideFault[] = [
  {
    fault: 'releases before it looks at the signature',
    change: releasingForged,
    fails: ['signature.forged-release'],
  },
  ...licenseOnlineOdd,
  ...commonFaults({
    strict: false,
    callbacks: Object.fromEntries(others.map((name) => [name, `"activity":"${name}"`])),
    unchecked: uncheckedHash(queryParameters),
    uncheckedWarns: ['signature.future-timestamp'],
    tampered: ['newInstance', 'signature.tampered-body'],
  }),
  ...rawBodyFaults,
  ...hashFaults(queryParameters, '"testFlag":"1"'),
  withoutMessage,
  ...licenseOnlineRepeats,
  ...others.map((name) => ({
    fault: `answers success to real ${name} for an unknown instance`,
    change: acting(async ({ exchange }, normally) => {
      const answer = await normally();
      return exchange === name && answer['resultCode'] === unknown.resultCode ? ok : answer;
    }),
    fails: [`result-codes.unknown-instance-${name}`],
  })),
  forgetting('newInstance', 'orderLineId', 'fails'),
  forgetting('getLicenseAsync', 'instanceId', 'fails'),
  forgetting('getLicenseAsync', 'eventId', 'warns'),
  forgetting('updateInstanceStatus', 'status', 'fails'),
  {
    fault: 'makes up a result code',
    change: answering((answer) =>
      answer['resultCode'] === '000003' ? { ...answer, resultCode: '000404' } : answer,
    ),
    fails: ['result-codes.documented'],
    warns: others.map((name) => `result-codes.unknown-instance-${name}`),
  },
  {
    fault: 'breaks on an application for a licence',
    change: refusing(
      ({ exchange, fields }) => exchange === 'getLicenseAsync' && fields['eventId'] !== undefined,
    ),
    fails: ['life-cycle.apply', 'idempotency.debug-after-release'],
    warns: ['result-codes.unknown-instance-getLicenseAsync'],
  },
  {
    fault: 'refuses an application that it has seen before',
    change: refusingSecond('getLicenseAsync', 'eventId'),
    fails: ['idempotency.apply-resend'],
  },
  {
    fault: 'keeps one instance per order, not per line',
    change: acting(({ exchange, fields }, normally) =>
      normally(
        exchange === 'newInstance' && typeof fields['orderLineId'] === 'string'
          ? { ...fields, orderLineId: 'any' }
          : fields,
      ),
    ),
    fails: ['idempotency.create-other-line'],
    // In debugging calls it is no error.
    warns: ['idempotency.create-other-line'],
  },
  {
    fault: 'forgets a test instance on its release',
    change: acting((call, normally, shop) =>
      call.test &&
      call.exchange !== 'releaseInstance' &&
      shop.get(String(call.fields['instanceId']))?.['released']
        ? unknown
        : normally(),
    ),
    fails: ['idempotency.debug-after-release'],
  },
  {
    fault: 'refuses an expireTime of 17 digits',
    change: refusing(({ fields }) => /^\d{17}$/.test(String(fields['expireTime']))),
    fails: ['tolerance.expire-time-17'],
  },
  {
    fault: 'refuses to freeze twice',
    change: acting((call, normally, shop) => {
      const instance = shop.get(String(call.fields['instanceId']));
      const { status } = call.fields;
      if (status === 'FREEZE' && instance?.['status'] === 'FREEZE') return { ...ok, resultCode: '000005' };
      if (instance !== undefined && status !== undefined) instance['status'] = status;
      return normally();
    }),
    fails: ['idempotency.freeze-resend'],
  },
];
