import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

export const freezeResend: Check = {
  id: 'idempotency.freeze-resend',
  title: 'Freezing a frozen instance succeeds',
  severity: 'error',
  rule: rules.updateInstanceStatus,
  guides: ['saas-v2'],
  exchange: 'updateInstanceStatus',
  calls: 'each',
  stage: 'life',
  async run({ life }) {
    await life.bring('frozen');
    expectAccepted(await life.freeze(), 'A second FREEZE');
  },
};

export const unfreezeResend: Check = {
  id: 'idempotency.unfreeze-resend',
  title: 'Unfreezing an active instance succeeds',
  severity: 'error',
  rule: rules.updateInstanceStatus,
  guides: ['saas-v2'],
  exchange: 'updateInstanceStatus',
  calls: 'each',
  stage: 'life',
  async run({ life }) {
    await life.bring('active');
    expectAccepted(await life.unfreeze(), 'UNFREEZE for an active instance');
  },
};
