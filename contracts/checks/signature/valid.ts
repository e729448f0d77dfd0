import { describeAnswer, hasRole, isAccepted, successWords } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';
import { secondsAhead } from './clock.ts';
import { expectNotMisread } from './misread.ts';
import { signatureBasics, windowOf } from './signing.ts';

const id = 'signature.valid';

export const validSignature: MakeChecks = (book) => [
  {
    ...signatureBasics(book),
    id,
    title: 'A correctly signed request is accepted',
    exchange: book.guide.cast.first,
    calls: 'each',
    async run({ greeting }) {
      const greeted = await greeting();
      const first = expectNotMisread(greeted, id);
      if (first.received.status === 415) skip('See transport.request-content-type.');
      const answer = greeted.answer ?? first;
      // Who does not know what the request is about has accepted its signature.
      if (greeted.understood && (isAccepted(answer) || hasRole(answer, 'unknown'))) return;
      const window = windowOf(book);
      const ahead = secondsAhead(first);
      if (window !== undefined && Math.abs(ahead) > window - 10) {
        throw new Violation({
          message: `The server's clock is ${Math.abs(ahead).toFixed(0)} s ${ahead > 0 ? 'ahead of' : 'behind'} ours, so time stamps of now look stale to it. Set one of the two clocks right.`,
          expected: `clocks that differ by less than ${window} s`,
          actual: describeAnswer(first),
          exchanged: first,
        });
      }
      if (greeted.understood) {
        skip(
          'The first well-signed request was refused, for its signature or for another reason; see the check of what it asked for.',
        );
      }
      throw new Violation({
        message:
          'Every signed request is refused. Is the access key the one that the server uses for this address?',
        expected: successWords(first),
        actual: describeAnswer(first),
        exchanged: first,
      });
    },
  },
];
