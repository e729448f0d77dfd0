import { type Book, probedExchange, requestOf } from '../../guides/book.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { missingOrStale, signatureBasics } from './signing.ts';

/** A server whose handlers check the signature one by one may have forgotten one. */
function checkedBy(book: Book, exchange: string): Check {
  const { create, ways } = book.guide.cast;
  const releases = ways.released?.some((way) => way.exchange === exchange) ?? false;
  return {
    ...signatureBasics(book),
    id: `signature.checked-by-${exchange}`,
    title: `${exchange} with a forged signature, or with none, is refused`,
    exchange,
    calls: 'any',
    async run({ instance, open, fresh, send }) {
      await instance();
      // Who does not check releases it, and then it must not be the one that others use.
      const { subject } =
        exchange === create?.exchange ? { subject: fresh() } : await (releases ? open() : instance());
      const fields = requestOf(book, { exchange }, subject);
      for (const [what, signature] of [
        ['a forged', (sent: string) => 'F'.repeat(sent.length)],
        ['no', () => undefined],
      ] as const) {
        const answer = await send(exchange, fields, { change: { signature } });
        expectRefused(answer, `${exchange} with ${what} signature`, missingOrStale, 'warning');
      }
    },
  };
}

export const everyCallback: MakeChecks = (book) =>
  Object.keys(book.guide.requests)
    .filter((exchange) => exchange !== probedExchange(book).name)
    .map((exchange) => checkedBy(book, exchange));
