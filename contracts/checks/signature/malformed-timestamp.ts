import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { has, missingOrStale, signatureBasics } from './signing.ts';

/** Who takes the text for a number without looking dies of it, or finds that "not a number" is never too old. */
export const malformedTimestamp: MakeChecks = (book) =>
  has(book, 'timestamp')
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.malformed-timestamp',
          title: 'A request whose time stamp is no time is refused',
          calls: 'any',
          async run({ probe }) {
            for (const value of ['now', '-1', '9'.repeat(40)]) {
              const answer = await probe({ change: { timestamp: () => value }, odd: true });
              expectRefused(answer, `A request with the time stamp ${value}`, missingOrStale);
            }
          },
        },
      ]
    : [];
