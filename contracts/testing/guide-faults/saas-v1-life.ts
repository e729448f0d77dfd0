import { acting, refusing, refusingSecond } from '../guide-alter.ts';
import { invalid } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

const renewals = ['life-cycle.renew', 'life-cycle.renew-other-product', 'life-cycle.trial-to-formal'];

/** Mistakes in the life of an instance. */
export const saasV1LifeFaults: readonly GuideFault[] = [
  {
    fault: 'expects UNFREEZE instead of NORMAL',
    change: refusing(({ fields }) => fields['instanceStatus'] === 'NORMAL'),
    fails: ['life-cycle.unfreeze', 'idempotency.unfreeze-resend', 'tolerance.debug-unknown-instanceStatus'],
    warns: ['result-codes.unknown-instance-instanceStatus'],
  },
  {
    fault: 'expects a frozen state in other words',
    change: refusing(({ fields }) => fields['instanceStatus'] === 'FREEZE'),
    fails: ['life-cycle.freeze', 'idempotency.freeze-resend'],
  },
  {
    fault: 'knows no change of the period with a renewal',
    change: refusing(
      ({ exchange, fields }) => exchange === 'refreshInstance' && Boolean(fields['productId']),
    ),
    fails: ['life-cycle.renew-other-product'],
  },
  {
    fault: 'turns no trial into a purchase',
    change: refusing(({ fields }) => fields['trialToFormal'] === '1'),
    fails: ['life-cycle.trial-to-formal'],
  },
  {
    fault: 'refuses negative amounts',
    change: refusing(({ fields }) => String(fields['orderAmount']).startsWith('-')),
    fails: ['life-cycle.renewal-cancelled'],
  },
  {
    fault: 'breaks on an upgrade',
    change: refusing(({ exchange }) => exchange === 'upgrade', invalid),
    warns: ['life-cycle.upgrade', 'tolerance.debug-unknown-upgrade'],
  },
  {
    fault: 'breaks on a renewal',
    change: refusing(
      ({ exchange, fields }) => exchange === 'refreshInstance' && fields['orderId'] !== undefined,
    ),
    fails: [
      ...renewals,
      'life-cycle.renewal-cancelled',
      'life-cycle.renew-frozen',
      'idempotency.debug-after-release',
      'tolerance.debug-unknown-refreshInstance',
    ],
    warns: ['result-codes.unknown-instance-refreshInstance'],
  },
  {
    fault: 'refuses a renewal that it has seen before',
    change: refusingSecond('refreshInstance', 'orderId'),
    fails: ['idempotency.renew-resend'],
  },
  {
    fault: 'refuses an upgrade that it has seen before',
    change: refusingSecond('upgrade', 'orderId'),
    fails: ['idempotency.upgrade-resend'],
  },
  {
    fault: 'refuses to expire twice',
    change: refusingSecond('expireInstance', 'instanceId'),
    fails: ['idempotency.expire-resend', 'idempotency.debug-after-release'],
  },
  {
    fault: 'refuses to release twice',
    change: refusingSecond('releaseInstance', 'instanceId'),
    fails: ['idempotency.release-resend', 'idempotency.debug-after-release'],
  },
  {
    fault: 'releases without effect',
    change: acting(async (call, normally, shop) => {
      const answer = await normally();
      const instance = shop.get(String(call.fields['instanceId']));
      if (call.exchange === 'releaseInstance' && instance !== undefined) delete instance['released'];
      return answer;
    }),
    fails: ['life-cycle.release-ends'],
    warns: ['life-cycle.release-is-final-refreshInstance', 'life-cycle.release-is-final-instanceStatus'],
  },
  {
    fault: 'expires nothing',
    change: refusing(
      ({ exchange, fields }) => exchange === 'expireInstance' && fields['orderId'] !== undefined,
    ),
    fails: ['life-cycle.expire', 'idempotency.debug-after-release', 'tolerance.debug-unknown-expireInstance'],
    warns: ['result-codes.unknown-instance-expireInstance'],
  },
];
