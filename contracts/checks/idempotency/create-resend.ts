import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { expectSameInstance } from './same-instance.ts';

export const createResend: Check = {
  id: 'idempotency.create-resend',
  title: 'newInstance, sent again for the same order line, gets the same instanceId',
  severity: 'error',
  rule: rules.newInstance,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'each',
  stage: 'plain',
  async run({ open, create }) {
    const { instanceId, ...order } = await open();
    for (const attempt of ['A resend', 'A second resend']) {
      expectSameInstance(await create(order), instanceId, `${attempt} with a new businessId`);
    }
  },
};
