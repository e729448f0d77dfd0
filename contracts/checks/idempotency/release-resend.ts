import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';

export const releaseResend: Check = {
  id: 'idempotency.release-resend',
  title: 'Releasing an instance that is already released succeeds',
  severity: 'error',
  rule: rules.releaseInstance,
  guides: ['saas-v2'],
  exchange: 'releaseInstance',
  calls: 'each',
  stage: 'life',
  async run({ life }) {
    await life.bring('released');
    expectAccepted(await life.release('unsubscribed'), 'A second release of the same instance');
  },
};
