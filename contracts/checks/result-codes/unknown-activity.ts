import { judgedCalls, probedExchange, requestOf } from '../../guides/book.ts';
import type { MakeChecks } from '../check.ts';
import { expectRefusalCode } from '../expect.ts';

export const unknownActivity: MakeChecks = (book) => {
  const { dispatch } = book.model;
  if (dispatch === undefined) return [];
  const { name } = dispatch;
  const exchange = probedExchange(book).name;
  return [
    {
      id: `result-codes.unknown-activity`,
      title: `A request with an unknown ${name}, or with none, is refused with a result code`,
      severity: 'error',
      rule: book.guide.rules.codes,
      exchange,
      calls: judgedCalls(book),
      stage: 'provoking',
      async run({ instance, send }) {
        const { subject } = await instance();
        // The latter are members of every JavaScript object.
        for (const value of ['noSuchActivity', undefined, 'constructor', '__proto__', 'toString']) {
          const fields = { ...requestOf(book, { exchange }, subject), [name]: value };
          const answer = await send(exchange, fields);
          expectRefusalCode(
            answer,
            `A request with ${value === undefined ? `no ${name}` : `the unknown ${name} ${value}`}`,
          );
        }
      },
    },
  ];
};
