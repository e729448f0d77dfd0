import { describeAnswer, isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { skip, Violation } from '../verdict.ts';
import { secondsAhead } from './clock.ts';
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
    if (greeted.understood && isAccepted(greeted.answer ?? first)) return;
    const ahead = secondsAhead(first);
    if (Math.abs(ahead) > 50) {
      throw new Violation({
        message: `The server's clock is ${Math.abs(ahead).toFixed(0)} s ${ahead > 0 ? 'ahead of' : 'behind'} ours, so time stamps of now look stale to it. Set one of the two clocks right.`,
        expected: 'clocks that differ by less than 60 s',
        actual: describeAnswer(first),
        exchanged: first,
      });
    }
    if (greeted.understood) {
      skip(
        'The first well-signed request was refused, for its signature or for another reason; see life-cycle.create.',
      );
    }
    throw new Violation({
      message:
        'Every signed request is refused. Is the access key the one that the server uses for this address?',
      expected: 'resultCode 000000 or 000004',
      actual: describeAnswer(first),
      exchanged: first,
    });
  },
};
