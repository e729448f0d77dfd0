import { refusing, refusingSecond } from '../guide-alter.ts';
import { failed, ok, unknown } from '../guide-merchant.ts';
import { commonFaults, forgetting, withoutMessage } from './common.ts';
import type { GuideFault } from './fault.ts';
import { hashFaults, queryParameters, uncheckedHash } from './hash.ts';

export const orderNotificationFaults: readonly GuideFault[] = [
  ...commonFaults({
    strict: false,
    callbacks: {},
    unchecked: uncheckedHash(queryParameters),
    uncheckedWarns: ['signature.future-timestamp'],
    tampered: ['orderNotify', 'signature.tampered-body'],
  }),
  ...hashFaults(queryParameters, '"testFlag":"1"'),
  withoutMessage,
  {
    fault: 'looks debugging orders up',
    change: refusing(({ test }) => test, unknown),
    fails: ['life-cycle.notify'],
  },
  {
    fault: 'breaks on real orders that it cannot look up',
    change: refusing(({ test }) => !test, failed),
    warns: ['life-cycle.notify'],
  },
  {
    fault: 'refuses an order that it has seen before',
    change: refusingSecond('orderNotify', 'orderId', 'orderLineId'),
    fails: ['idempotency.notify-resend'],
  },
  {
    fault: 'answers success to every activity',
    change: refusing(({ exchange }) => exchange !== 'orderNotify', ok),
    fails: ['result-codes.unknown-activity'],
  },
  forgetting('orderNotify', 'orderId', 'fails'),
  forgetting('orderNotify', 'orderLineId', 'warns'),
];
