import { ruleOf } from '../../guides/book.ts';
import { entryOf, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { skip, Violation } from '../verdict.ts';

/** Three IDs are often longer than the table's maximum, which means a single ID or the number of IDs. */
export const querySeveral: MakeChecks = (book) => {
  const { cast, named, habits } = book.guide;
  const exchange = cast.query;
  if (exchange === undefined) return [];
  return [
    {
      id: 'life-cycle.query-several',
      title: `${exchange} for several instances, separated by commas, answers with an entry for each`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: habits.hollowDebugging ? 'real' : 'each',
      stage: 'plain',
      async run({ instance, open, query, ask }) {
        const one = await instance();
        if (!isAccepted(await query(one))) skip('Not even one can be queried; see life-cycle.query.');
        const instances = [one, await open(), await open()];
        const ids = instances.map(({ subject }) => subject[named] ?? '');
        if (new Set(ids).size < ids.length)
          skip('Orders share an instanceId; see idempotency.create-other-order.');
        const answer = await ask(exchange, { ...one.subject, [named]: ids.join(',') });
        expectAccepted(answer, 'A query for three instances');
        const missing = ids.filter((id) => entryOf(answer, id) === undefined);
        if (missing.length === 0) return;
        throw new Violation({
          message: `The answer to a query for three instances lacks ${missing.length} of them.`,
          expected: `one entry in info for each of ${ids.join(', ')}`,
          actual: `none for ${missing.join(', ')}`,
          exchanged: answer,
        });
      },
    },
  ];
};
