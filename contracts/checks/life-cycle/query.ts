import { patience } from '../../session/ready.ts';
import { codeOf, codes, describeAnswer, entriesIn, entryOf } from '../answer.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';
import { Violation } from '../verdict.ts';

export const queryInstance: Check = {
  id: 'life-cycle.query',
  title: 'queryInstance answers with an entry for the instance as soon as it is ready',
  severity: 'error',
  rule: rules.queryInstance,
  guides: ['saas-v2'],
  exchange: 'queryInstance',
  calls: 'each',
  stage: 'plain',
  async run({ opened, query, calls }) {
    const instance = await opened();
    const answer = await query(instance);
    if (codeOf(answer) === codes.pending) {
      throw new Violation({
        message: `The instance was still being opened after ${patience} s, so checks that need one were skipped.`,
        expected: 'resultCode 000000 with the information, in the end',
        actual: describeAnswer(answer),
        exchanged: answer,
        // No maximum is documented for real instances; debugging counts 000000 only, and so does what is open already.
        severity: calls === 'real' && instance.asynchronous ? 'warning' : 'error',
      });
    }
    expectAccepted(answer, 'A query for an open instance');
    if (entryOf(answer, instance.instanceId) !== undefined) return;
    const count = entriesIn(answer).length;
    throw new Violation({
      message: 'The answer to queryInstance has no entry for the instance that was asked for.',
      expected: `info: [{ instanceId: ${JSON.stringify(instance.instanceId)}, … }]`,
      actual: count === 0 ? 'no entries in info' : `${count} entries in info, none with this instanceId`,
      exchanged: answer,
    });
  },
};
