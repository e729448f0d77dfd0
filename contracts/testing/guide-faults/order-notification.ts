import { acting, refusing, refusingSecond } from '../guide-alter.ts';
import { failed, ok, unknown } from '../guide-merchant.ts';
import { rawBodyFaults } from './bodies.ts';
import { commonFaults, forgetting, withoutMessage } from './common.ts';
import type { GuideFault } from './fault.ts';
import { hashFaults, queryParameters, uncheckedHash } from './hash.ts';
import { orderNotificationOdd } from './odd-by-guide.ts';
import { orderRepeats } from './repeat-faults.ts';

export const orderNotificationFaults: readonly GuideFault[] = [
  ...orderNotificationOdd,
  ...commonFaults({
    strict: false,
    callbacks: {},
    unchecked: uncheckedHash(queryParameters),
    uncheckedWarns: ['signature.future-timestamp'],
    tampered: ['orderNotify', 'signature.tampered-body'],
  }),
  ...rawBodyFaults,
  ...hashFaults(queryParameters, '"testFlag":"1"'),
  withoutMessage,
  ...orderRepeats,
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
    fault: 'keeps one notification per order, not per line',
    change: acting(({ fields, test }, normally, shop) => {
      const key = `${String(test)} ${String(fields['orderId'])}`;
      const line = shop.get(key)?.['line'] ?? fields['orderLineId'];
      shop.set(key, { line });
      return fields['orderLineId'] === undefined || line === fields['orderLineId'] ? normally() : failed;
    }),
    fails: ['life-cycle.notify-other-line'],
  },
  {
    fault: 'answers success to every activity',
    change: refusing(({ exchange }) => exchange !== 'orderNotify', ok),
    fails: ['result-codes.unknown-activity'],
  },
  forgetting('orderNotify', 'orderId', 'fails'),
  forgetting('orderNotify', 'orderLineId', 'warns'),
];
