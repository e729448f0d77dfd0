import type { Book } from '../../guides/book.ts';
import { isAccepted } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { expectSureOfTime } from './clock.ts';
import { isToken, signatureBasics, windowOf } from './signing.ts';

function within(book: Book, id: Check['id'], title: string, clockOffset: number): Check {
  return {
    ...signatureBasics(book),
    id,
    title: `${title} is accepted`,
    calls: 'any',
    async run({ probeAccepted }) {
      const answer = await probeAccepted({ clockOffset });
      if (!isAccepted(answer)) expectSureOfTime(answer);
      expectAccepted(answer, title);
    },
  };
}

export const recentTimestamp: MakeChecks = (book) => {
  const window = windowOf(book);
  if (window === undefined) return [];
  // Those who take the time stamp for seconds lose up to one of them; a token tells its end in whole seconds, too.
  const seconds = isToken(book) ? window - 5 : window - 2;
  const past = within(
    book,
    'signature.recent-timestamp',
    `A request that was signed ${seconds} s ago`,
    -seconds * 1000,
  );
  const near = 'signature.near-future-timestamp';
  const ahead = `A request that was signed ${seconds} s ahead of the clock`;
  return isToken(book) ? [past] : [past, within(book, near, ahead, seconds * 1000)];
};
