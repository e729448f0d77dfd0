import { describeAnswer } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { skip, Violation } from '../verdict.ts';
import { expectNotMisread } from './misread.ts';

export const validSignature: Check = {
  id: 'signature.valid',
  title: 'A correctly signed request is accepted',
  severity: 'error',
  rule: rules.signature,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'each',
  stage: 'plain',
  async run({ greeting }) {
    const greeted = await greeting();
    const first = expectNotMisread(greeted, validSignature.id);
    if (first.received.status === 415) skip('See transport.request-content-type.');
    if (greeted.understood) return;
    throw new Violation({
      message:
        'Every signed request is refused. Is the access key the one that the server uses for this address?',
      expected: 'resultCode 000000 or 000004',
      actual: describeAnswer(first),
      exchanged: first,
    });
  },
};
