import { setTimeout as pause } from 'node:timers/promises';
import { acting, type Change, onActivity } from '../alter.ts';
import { failed, unknown } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

export const idempotencyFaults: readonly Fault[] = [
  {
    fault: 'opens a new instance on each resend',
    change: onActivity('newInstance', (fields, normally, { byLine }) => {
      byLine.delete(`${fields['orderId']} ${fields['orderLineId']}`);
      return normally();
    }),
    fails: ['idempotency.create-resend', 'idempotency.create-concurrent'],
  },
  {
    fault: 'opens a new instance on each resend of a real order',
    change: onActivity('newInstance', (fields, normally, { byLine }) => {
      if (fields['testFlag'] !== '1') byLine.delete(`${fields['orderId']} ${fields['orderLineId']}`);
      return normally();
    }),
    fails: ['idempotency.create-resend', 'idempotency.create-concurrent'],
  },
  {
    fault: 'refuses an order that it has seen before',
    change: onActivity('newInstance', async (fields, normally, { byLine }) => {
      const isKnown = byLine.has(`${fields['orderId']} ${fields['orderLineId']}`);
      return isKnown ? { resultCode: '000103', resultMsg: 'already purchased' } : normally();
    }),
    fails: ['idempotency.create-resend', 'idempotency.create-concurrent', 'idempotency.debug-after-release'],
  },
  {
    fault: 'looks first and writes later, so that requests at the same time race',
    change: onActivity('newInstance', async (fields, normally, { byLine }) => {
      const isKnown = byLine.has(`${fields['orderId']} ${fields['orderLineId']}`);
      await pause(100);
      if (!isKnown) byLine.delete(`${fields['orderId']} ${fields['orderLineId']}`);
      return normally();
    }),
    fails: ['idempotency.create-concurrent'],
  },
  {
    fault: 'keeps one instance per order, not per line',
    change: onActivity('newInstance', (fields, normally) =>
      normally(typeof fields['orderLineId'] === 'string' ? { ...fields, orderLineId: 'any' } : fields),
    ),
    fails: ['idempotency.create-other-line'],
    // In debugging calls it is no error.
    warns: ['idempotency.create-other-line'],
  },
  {
    fault: 'knows one instance only',
    change: onActivity('newInstance', (fields, normally) =>
      normally({
        ...fields,
        orderId: anyText(fields['orderId']),
        orderLineId: anyText(fields['orderLineId']),
      }),
    ),
    fails: ['life-cycle.release-ends', 'idempotency.create-other-order', 'idempotency.create-other-line'],
    // In debugging calls it is no error; and what one check releases, another opens again.
    warns: [
      'idempotency.create-other-order',
      'idempotency.create-other-line',
      'life-cycle.release-is-final-refreshInstance',
      'life-cycle.release-is-final-updateInstanceStatus',
    ],
  },
  {
    fault: 'refuses to freeze twice',
    change: onActivity('updateInstanceStatus', (fields, normally, { byId }) => {
      const instance = byId.get(String(fields['instanceId']));
      return fields['status'] === 'FREEZE' && instance?.status === 'frozen' ? failed : normally();
    }),
    fails: ['idempotency.freeze-resend'],
  },
  {
    fault: 'refuses to unfreeze an active instance',
    change: onActivity('updateInstanceStatus', (fields, normally, { byId }) => {
      const instance = byId.get(String(fields['instanceId']));
      return fields['status'] === 'UNFREEZE' && instance?.status === 'active' ? failed : normally();
    }),
    fails: ['idempotency.unfreeze-resend'],
  },
  {
    fault: 'refuses a renewal that it has seen before',
    change: refusingSecond('refreshInstance'),
    fails: ['idempotency.renew-resend'],
  },
  {
    fault: 'refuses an upgrade that it has seen before',
    change: refusingSecond('upgradeInstance'),
    fails: ['idempotency.upgrade-resend'],
  },
  {
    fault: 'refuses to release twice',
    change: onActivity('releaseInstance', (fields, normally, { byId }) =>
      byId.get(String(fields['instanceId']))?.status === 'released' ? unknown : normally(),
    ),
    fails: ['idempotency.release-resend'],
  },
  {
    fault: 'forgets a test instance on its release',
    change: acting((fields, normally, { byId }) => {
      const isReleased = byId.get(String(fields['instanceId']))?.status === 'released';
      return isReleased && fields['activity'] !== 'releaseInstance' ? unknown : normally();
    }),
    fails: ['idempotency.debug-after-release'],
  },
];

/** One text for all; what is no text stays what it is. */
function anyText(value: unknown): unknown {
  return typeof value === 'string' ? 'any' : value;
}

function refusingSecond(activity: string): Change {
  const seen = new Set<unknown>();
  return onActivity(activity, (fields, normally) => {
    const { orderId } = fields;
    if (orderId !== undefined && seen.has(`${orderId}`)) return failed;
    seen.add(`${orderId}`);
    return normally();
  });
}
