import type { Check } from '../check.ts';
import { expectAccepted, expectInstanceId } from '../expect.ts';
import { rules } from '../rules.ts';
import { skip } from '../verdict.ts';

export const createInstance: Check = {
  id: 'life-cycle.create',
  title: 'newInstance opens an instance, at once or asynchronously, and answers with its instanceId',
  severity: 'error',
  rule: rules.newInstance,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'each',
  stage: 'plain',
  async run({ greeting, freshOrder, create }) {
    const { understood } = await greeting();
    if (!understood) skip('The merchant refuses every signed request; see signature.valid.');
    const answer = await create(freshOrder());
    expectAccepted(answer, 'newInstance for a new order');
    expectInstanceId(answer);
  },
};
