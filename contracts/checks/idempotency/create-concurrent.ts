import { isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectInstanceId } from '../expect.ts';
import { rules } from '../rules.ts';
import { skip } from '../verdict.ts';
import { expectSameInstance } from './same-instance.ts';

const requests = 10;

export const createConcurrent: Check = {
  id: 'idempotency.create-concurrent',
  title: `newInstance, sent ${requests} times at once for the same order line, opens one instance`,
  severity: 'error',
  rule: rules.newInstance,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'each',
  stage: 'plain',
  async run({ instance, freshOrder, create }) {
    await instance();
    const order = freshOrder();
    const answers = await Promise.all(Array.from({ length: requests }, () => create(order)));
    const first = answers.find(isAccepted) ?? skip('No creation was accepted; see life-cycle.create.');
    const instanceId = expectInstanceId(first);
    for (const answer of [...answers, await create(order)]) {
      expectSameInstance(answer, instanceId, `One of ${requests} requests at once for the same order line`);
    }
  },
};
