import { instanceIdIn, isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { skip, Violation } from '../verdict.ts';

export const createOtherOrder: Check = {
  id: 'idempotency.create-other-order',
  title: 'newInstance for another order gets another instanceId',
  severity: 'error',
  rule: rules.newInstance,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'each',
  stage: 'plain',
  async run({ instance, open, calls }) {
    const [{ instanceId: one }, { instanceId: other }] = [await instance(), await open()];
    if (one !== other) return;
    throw new Violation({
      message: 'Two orders got the same instanceId; it has to be unique.',
      expected: `another instanceId than ${one}`,
      actual: `instanceId ${other}`,
      // A debugging call is no purchase, so a fixed test instance is not plainly wrong.
      severity: calls === 'debug' ? 'warning' : 'error',
    });
  },
};

/** One order line is one instance; only for pay-per-use may several lines of one product share it. */
export const createOtherLine: Check = {
  id: 'idempotency.create-other-line',
  title: 'newInstance for another line of the same order gets another instanceId',
  severity: 'warning',
  rule: rules.newInstance,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'each',
  stage: 'plain',
  async run({ instance, create }) {
    const { orderId, instanceId } = await instance();
    const answer = await create({ orderId, orderLineId: `${orderId}-000002` });
    if (!isAccepted(answer)) skip('The server knows no second line of the order.');
    if (instanceIdIn(answer) !== instanceId) return;
    throw new Violation({
      message: 'Two lines of one order got the same instanceId.',
      expected: `another instanceId than ${instanceId}`,
      actual: `instanceId ${instanceId}`,
      exchanged: answer,
    });
  },
};
