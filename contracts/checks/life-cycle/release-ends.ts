import { ruleOf } from '../../guides/book.ts';
import { describeAnswer, entryOf } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';

/** No page says what a query must answer then, and a deletion may take its time: so a warning. */
export const releaseEnds: MakeChecks = (book) => {
  const { cast, named } = book.guide;
  const [release] = cast.ways.released ?? [];
  const { query } = cast;
  if (query === undefined || release === undefined) return [];
  return [
    {
      id: 'life-cycle.release-ends',
      title: `A released instance is no longer shown by ${query}`,
      severity: 'warning',
      rule: ruleOf(book, release.exchange),
      exchange: release.exchange,
      calls: 'real',
      stage: 'life',
      async run({ life, ask }) {
        const subject = await life.bring('released');
        const answer = await ask(query, subject);
        if (entryOf(answer, subject[named]) === undefined) return;
        throw new Violation({
          message: `${query} still shows the instance after its release. Did the release delete it?`,
          expected: 'resultCode 000003, or no entry for the instance',
          actual: `${describeAnswer(answer)}, with an entry for the instance`,
          exchanged: answer,
        });
      },
    },
  ];
};
