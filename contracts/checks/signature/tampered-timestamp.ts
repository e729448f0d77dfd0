import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { has, refusalWords, signatureBasics } from './signing.ts';

export const tamperedTimestamp: MakeChecks = (book) =>
  has(book, 'timestamp')
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.tampered-timestamp',
          title: `A request whose time stamp was changed after it was signed ${refusalWords(book)}`,
          calls: 'any',
          async run({ probe }) {
            const answer = await probe({ change: { timestamp: withOtherDigit } });
            expectRefused(answer, 'A request with another time stamp than the signed one', ['unauthorized']);
          },
        },
      ]
    : [];

function withOtherDigit(time: string): string {
  return time.slice(0, -1) + (time.endsWith('0') ? '1' : '0');
}
