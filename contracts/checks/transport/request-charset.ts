import { probedExchange } from '../../guides/book.ts';
import type { MakeChecks } from '../check.ts';
import { skip } from '../verdict.ts';
import { expectSame } from './same-answer.ts';

/** As the samples of the guides have it: they do not agree with one another. */
const spellings = ['application/json', 'application/json; charset=utf-8', 'application/json;charset=UTF-8'];

export const requestCharset: MakeChecks = (book) => {
  const { habits, rules } = book.guide;
  if (probedExchange(book).body === undefined) return [];
  return [
    {
      id: 'transport.request-charset',
      title: 'The Content-Type of a request may name the charset in any spelling, or not at all',
      severity: 'warning',
      rule: rules.transport,
      exchange: probedExchange(book).name,
      calls: 'any',
      stage: 'plain',
      async run({ greeting, probe }) {
        const { dialect } = await greeting();
        if (dialect.variation.contentType !== undefined) skip('See transport.request-content-type.');
        const usual = await probe();
        for (const contentType of spellings.filter((spelling) => spelling !== habits.contentType)) {
          await expectSame(
            probe({ contentType, odd: true }),
            usual,
            `A request with Content-Type: ${contentType}`,
            'Read the body as UTF-8, whatever its charset is called.',
          );
        }
      },
    },
  ];
};
