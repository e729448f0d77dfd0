import { type Book, probedExchange } from '../../guides/book.ts';
import type { Wire } from '../../merchant/wire.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectSame } from './same-answer.ts';

/** How a body travels is the business of the platform's HTTP client, which nobody documents. */
function inParts(
  book: Book,
  id: Check['id'],
  body: NonNullable<Wire['body']>,
  what: string,
  advice: string,
): Check {
  return {
    id,
    title: `${what} is answered like any other`,
    severity: 'warning',
    rule: book.guide.rules.transport,
    exchange: probedExchange(book).name,
    calls: 'any',
    stage: 'alone',
    async run({ probe }) {
      const usual = await probe();
      await expectSame(probe({ wire: { body }, odd: true }), usual, what, advice);
    },
  };
}

export const bodyInParts: MakeChecks = (book) =>
  probedExchange(book).body === undefined
    ? []
    : [
        inParts(
          book,
          'transport.split-body',
          'split',
          'A request whose body comes in two parts, a moment apart,',
          'Read the body to its end, as Content-Length says, before it is verified.',
        ),
        inParts(
          book,
          'transport.chunked-body',
          'chunked',
          'A request with Transfer-Encoding: chunked',
          'Read the body to its end even if there is no Content-Length.',
        ),
      ];
