import { describeAnswer } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { expectNotMisread } from '../signature/misread.ts';
import { Violation } from '../verdict.ts';

export const requestContentType: Check = {
  id: 'transport.request-content-type',
  title: 'The documented header Content-Type: application/json;charset=utf8 is accepted',
  severity: 'error',
  rule: rules.callbacks,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'any',
  stage: 'plain',
  async run({ greeting }) {
    const first = expectNotMisread(await greeting(), requestContentType.id);
    if (first.received.status !== 415) return;
    throw new Violation({
      message:
        'The server refuses the platform’s own Content-Type. Read the raw body whatever its charset is called.',
      expected: 'HTTP 200',
      actual: describeAnswer(first),
      exchanged: first,
    });
  },
};
