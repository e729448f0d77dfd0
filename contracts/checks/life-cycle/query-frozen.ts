import { ruleOf } from '../../guides/book.ts';
import type { LifeState } from '../../guides/guide.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, entryOf } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** Data are kept while an instance is frozen, and a renewal gives it back to the customer. */
export const queryFrozen: MakeChecks = (book) => {
  const { cast, habits } = book.guide;
  const { query } = cast;
  const [freeze] = cast.ways.frozen ?? [];
  if (query === undefined || freeze === undefined) return [];
  const basics = {
    exchange: query,
    rule: ruleOf(book, freeze.exchange),
    calls: habits.hollowDebugging ? 'real' : 'each',
    stage: 'life',
  } as const;
  return [
    {
      ...basics,
      id: 'life-cycle.query-frozen',
      title: `${query} shows an instance that is frozen`,
      // Its customer still sees it among the purchases, but no page says what a query answers then.
      severity: 'warning',
      run: (bench) =>
        expectShown(
          bench,
          ['frozen'],
          'A frozen instance is not shown. It is still there, and its customer looks at it to renew it.',
        ),
    },
    {
      ...basics,
      id: 'life-cycle.query-unfrozen',
      title: `${query} shows an instance again that was frozen and is active again`,
      severity: 'error',
      run: (bench) =>
        expectShown(
          bench,
          ['frozen', 'active'],
          'The instance is gone after it was frozen and unfrozen. A freeze must keep the data: only a release deletes.',
        ),
    },
  ] satisfies readonly Check[];
};

async function expectShown(bench: Bench, states: readonly LifeState[], message: string): Promise<void> {
  const { life, book, query } = bench;
  const name = book.guide.named;
  await life.bring('active');
  for (const state of states) await life.bring(state);
  const subject = await life.bring(states.at(-1) ?? 'active');
  const answer = await query({ subject, asynchronous: false });
  if (entryOf(answer, subject[name]) !== undefined) return;
  const other = await bench.instance();
  if (entryOf(await query(other), other.subject[name]) === undefined)
    skip('Not even an instance that was never frozen is shown; see life-cycle.query.');
  throw new Violation({
    message,
    expected: `an entry in info for ${subject[name]}`,
    actual: describeAnswer(answer),
    exchanged: answer,
  });
}
