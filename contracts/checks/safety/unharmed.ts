import { ruleOf } from '../../guides/book.ts';
import { describeAnswer, entryOf, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** Only where instances can be queried: what happened to them can't be seen elsewhere. */
export const unharmed: MakeChecks = (book) => {
  const { cast, named } = book.guide;
  const { query: exchange, create } = cast;
  if (exchange === undefined || create === undefined) return [];
  return [
    {
      id: 'safety.unharmed',
      title: 'Broken and hostile requests leave the instances of others alone',
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'review',
      async run({ instance, open, query, log, calls }) {
        const shared = await instance();
        const name = shared.subject[named];
        const wasThere = log.answers.some(
          ({ calls: kind, exchanged }) =>
            kind === calls &&
            exchanged.exchange === exchange &&
            isAccepted(exchanged) &&
            entryOf(exchanged, name) !== undefined,
        );
        if (!wasThere) skip(`The instance could not be queried before; see life-cycle.query.`);
        const answer = await query(shared);
        if (isAccepted(answer) && entryOf(answer, name) !== undefined) return;
        // Who knows one instance only has lost it with the first release.
        if ((await open()).subject[named] === name)
          skip(`Two orders got the same ${named}; see idempotency.create-other-order.`);
        throw new Violation({
          message: `An instance that was never released is gone after requests that were broken, or about unknown instances. One of them must have ended more than it was about: look at how ${cast.ways.released?.[0]?.exchange} finds its instance.`,
          expected: `an entry for ${name}, as before`,
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};
