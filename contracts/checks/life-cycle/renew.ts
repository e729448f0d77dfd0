import { expireTime, freshOrder, type mockOrders } from '../../merchant/ids.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';
import type { Severity } from '../verdict.ts';

function renewal(
  name: string,
  scene: string,
  when: string,
  order: keyof typeof mockOrders,
  { days = 365, severity = 'error' }: { days?: number; severity?: Severity } = {},
): Check {
  return {
    id: `life-cycle.${name}`,
    title: `refreshInstance with scene ${scene} succeeds: ${when}`,
    severity,
    rule: rules.refreshInstance,
    guides: ['saas-v2'],
    exchange: 'refreshInstance',
    calls: 'each',
    stage: 'life',
    async run({ life, send }) {
      const { instanceId } = await life.bring('active');
      const fields = { instanceId, ...freshOrder(order), scene, expireTime: expireTime(14, days) };
      expectAccepted(await send('refreshInstance', fields), `refreshInstance with scene ${scene}`);
    },
  };
}

export const renew = renewal('renew', 'RENEWAL', 'a customer prolongs an instance', 'renewal');

export const trialToFormal = renewal(
  'trial-to-formal',
  'TRIAL_TO_FORMAL',
  'a trial turns into a purchase',
  'trialToFormal',
);

export const renewalCancelled = renewal(
  'renewal-cancelled',
  'UNSUBSCRIBE_RENEWAL_PERIOD',
  'a customer cancels a renewal',
  'unsubscription',
  { days: 30 },
);

/** Only for products that can be changed on a renewal, so it may well not be offered. */
export const renewalChange = renewal(
  'renewal-change',
  'RENEWAL_CHANGE',
  'a renewal with another specification',
  'change',
  { severity: 'warning' },
);
