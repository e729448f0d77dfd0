import { type Book, ruleOf } from '../../guides/book.ts';
import type { Entity } from '../../guides/guide.ts';
import type { MakeChecks } from '../check.ts';
import { expectSynchronised } from './expect-synchronised.ts';

/** Everything about one tenant, in the order in which a purchase brings it, and back again. */
export const wholeLife: MakeChecks = (book) => {
  const { entities, cast } = book.guide;
  if (entities === undefined) return [];
  const { first } = cast;
  return [
    {
      id: 'sync.whole-life',
      title: 'A tenant comes with application, departments and users, changes, and goes with all of them',
      severity: 'error',
      rule: ruleOf(book, first),
      exchange: first,
      calls: 'each',
      stage: 'plain',
      async run(bench) {
        await bench.instance();
        const subject = bench.fresh();
        for (const { exchange, flag, words } of requestsOf(book, entities)) {
          const answer = await bench.ask(exchange, subject, flag === undefined ? {} : { flag });
          expectSynchronised(bench, answer, words);
        }
      },
    },
  ];
};

function requestsOf({ guide }: Book, entities: readonly Entity[]) {
  const step = (exchange: string, flag?: number) => ({
    exchange,
    flag,
    words: `In the life of a tenant, ${exchange}${flag === undefined ? '' : ` with flag ${flag}`}`,
  });
  const bulk = Object.keys(guide.requests).filter(
    (name) => !entities.some(({ exchange }) => exchange === name),
  );
  const later = entities.flatMap(({ exchange, flags }) =>
    flags.filter((flag) => flag > 1).map((flag) => step(exchange, flag)),
  );
  return [
    ...entities.map(({ exchange }) => step(exchange, 1)),
    ...bulk.map((exchange) => step(exchange)),
    ...later,
    ...entities.toReversed().map(({ exchange }) => step(exchange, 0)),
  ];
}
