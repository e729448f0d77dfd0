import { expireTime, freshOrder, type mockOrders } from '../merchant/ids.ts';
import type { Rule, Severity } from '../result.ts';
import type { Step } from './guide.ts';

function renewal(
  name: string,
  scene: string,
  when: string,
  order: keyof typeof mockOrders,
  { days = 365, severity = 'error', ...rest }: { days?: number; severity?: Severity; repeated?: true } = {},
): Step {
  return {
    id: `life-cycle.${name}`,
    title: `refreshInstance with scene ${scene} succeeds: ${when}`,
    words: `refreshInstance with scene ${scene}`,
    exchange: 'refreshInstance',
    more: () => ({ ...freshOrder(order), scene, expireTime: expireTime(14, days) }),
    from: 'active',
    severity,
    ...rest,
  };
}

export const renewals: readonly Step[] = [
  renewal('trial-to-formal', 'TRIAL_TO_FORMAL', 'a trial turns into a purchase', 'trialToFormal'),
  renewal('renew', 'RENEWAL', 'a customer prolongs an instance', 'renewal', { repeated: true }),
  renewal(
    'renewal-cancelled',
    'UNSUBSCRIBE_RENEWAL_PERIOD',
    'a customer cancels a renewal',
    'unsubscription',
    { days: 30 },
  ),
];

/** Only for products that can be changed on a renewal, so it may well not be offered. */
export const renewalChange = renewal(
  'renewal-change',
  'RENEWAL_CHANGE',
  'a renewal with another specification',
  'change',
  { severity: 'warning' },
);

/** Freezing, unfreezing and releasing. */
export function statusSteps(frozen: Rule): readonly Step[] {
  return [
    {
      id: 'life-cycle.freeze',
      title: 'updateInstanceStatus with FREEZE succeeds for an active instance',
      words: 'FREEZE for an active instance',
      exchange: 'updateInstanceStatus',
      more: () => ({ status: 'FREEZE' }),
      from: 'active',
      to: 'frozen',
      repeated: true,
    },
    {
      id: 'life-cycle.renew-frozen',
      title: 'A frozen instance can be renewed',
      words: 'The renewal of a frozen instance',
      exchange: 'refreshInstance',
      from: 'frozen',
      rule: frozen,
    },
    {
      id: 'life-cycle.unfreeze',
      title: 'updateInstanceStatus with UNFREEZE succeeds for a frozen instance',
      words: 'UNFREEZE for a frozen instance',
      exchange: 'updateInstanceStatus',
      from: 'frozen',
      to: 'active',
      repeated: true,
    },
    {
      id: 'life-cycle.release-expired',
      title: 'releaseInstance without an order succeeds for a frozen instance that was not renewed',
      words: 'The release of a frozen instance, without an order,',
      exchange: 'releaseInstance',
      more: () => ({ orderId: undefined, orderLineId: undefined }),
      from: 'frozen',
      to: 'released',
    },
    {
      id: 'life-cycle.release',
      title: 'releaseInstance succeeds for an active instance that was unsubscribed',
      words: 'The release of an active instance',
      exchange: 'releaseInstance',
      from: 'active',
      to: 'released',
      repeated: true,
    },
  ];
}

export const renewResend: Step = {
  id: 'idempotency.renew-resend',
  title: 'refreshInstance, sent again for the same order, succeeds',
  words: 'A second refreshInstance for the same order',
  exchange: 'refreshInstance',
  from: 'active',
  again: 'life-cycle.renew',
};

export const statusResends: readonly Step[] = [
  {
    id: 'idempotency.unfreeze-resend',
    title: 'Unfreezing an active instance succeeds',
    words: 'UNFREEZE for an active instance',
    exchange: 'updateInstanceStatus',
    from: 'active',
  },
  {
    id: 'idempotency.freeze-resend',
    title: 'Freezing a frozen instance succeeds',
    words: 'A second FREEZE',
    exchange: 'updateInstanceStatus',
    more: () => ({ status: 'FREEZE' }),
    from: 'frozen',
  },
  {
    id: 'idempotency.release-resend',
    title: 'Releasing an instance that is already released succeeds',
    words: 'A second release of the same instance',
    exchange: 'releaseInstance',
    from: 'released',
  },
];
