import { ruleOf } from '../../guides/book.ts';
import { inParallel } from '../../in-parallel.ts';
import type { Bench } from '../../session/bench.ts';
import { entryOf } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { skip, Violation } from '../verdict.ts';

/** So many instances come in one query at most. */
const most = 100;
/** Seconds that opening them may take. */
const limit = 10;

export const queryHundred: MakeChecks = (book) => {
  const { cast, named, habits } = book.guide;
  const exchange = cast.query;
  if (exchange === undefined) return [];
  return [
    {
      id: 'life-cycle.query-hundred',
      title: `${exchange} for ${most} instances, the most that come at once, answers with an entry for each`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: habits.hollowDebugging ? 'real' : 'any',
      stage: 'plain',
      async run(bench) {
        const { ask, instance, open } = bench;
        const [one, ...others] = [await instance(), await open(), await open()];
        const query = (ids: readonly string[]) => ask(exchange, { ...one.subject, [named]: ids.join(',') });
        const few = [one, ...others].map(({ subject }) => subject[named] ?? '');
        const some = await query(few);
        if (few.some((id) => entryOf(some, id) === undefined))
          skip('Not even three can be queried; see life-cycle.query-several.');

        const ids = [...few, ...(await openMany(bench, most - few.length))];
        if (new Set(ids).size < ids.length)
          skip('Orders share an instanceId; see idempotency.create-other-order.');
        const answer = await query(ids);
        expectAccepted(answer, `A query for ${most} instances (${ids.join(',').length} characters)`);
        const missing = ids.filter((id) => entryOf(answer, id) === undefined);
        if (missing.length === 0) return;
        throw new Violation({
          message: `The answer to a query for ${most} instances lacks ${missing.length} of them.`,
          expected: `one entry in info for each of ${most} instances`,
          actual: `${most - missing.length} entries; none for ${missing[0]}`,
          exchanged: answer,
        });
      },
    },
  ];
};

/** The names of so many new instances, all of them ready. */
async function openMany(bench: Bench, count: number): Promise<readonly string[]> {
  const deadline = Date.now() + limit * 1000;
  const { named } = bench.book.guide;
  const ids: string[] = [];
  await inParallel(Array.from({ length: count }), bench.concurrency, async () => {
    if (Date.now() > deadline) return;
    const purchase = bench.fresh();
    const { subject } = await bench.ready(await bench.create(purchase), purchase);
    ids.push(subject[named] ?? '');
  });
  if (ids.length < count)
    skip(
      `Opening ${most} instances takes longer than ${limit} s here, so a query for so many was not tried.`,
    );
  return ids;
}
