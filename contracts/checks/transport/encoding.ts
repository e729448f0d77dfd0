import type { MakeChecks } from '../check.ts';
import { review, reviewBasics } from './review.ts';

export const encoding: MakeChecks = (book) => [
  {
    ...reviewBasics(book),
    id: 'transport.encoding',
    title: 'Every answer is written in UTF-8, without a byte order mark',
    rule: book.guide.rules.transport,
    run: (bench) =>
      review(bench, ({ exchange, received: { body } }) => {
        const expected = 'JSON in UTF-8 that begins with {';
        if (body.startsWith('\ufeff')) {
          return {
            message: `An answer to ${exchange} begins with a byte order mark, which JSON must not have.`,
            expected,
            actual: 'EF BB BF before the {',
          };
        }
        if (body.includes('\ufffd')) {
          return {
            message: `An answer to ${exchange} is not UTF-8. Is it written in GBK or Latin-1?`,
            expected,
            actual: 'bytes that are no UTF-8',
          };
        }
        return undefined;
      }),
  },
];
