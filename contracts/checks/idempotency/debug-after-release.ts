import { hasDebugging } from '../../merchant/debugging-mark.ts';
import { hasRole } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';

/** Dial tests replay the saved debugging cases twice a day, in any order, with the same order and instance. */
export const debugAfterRelease: MakeChecks = (book) => {
  const { cast, rules, subject: word } = book.guide;
  if (!hasDebugging(book.model) || cast.replayed.length === 0) return [];
  return [
    {
      id: 'idempotency.debug-after-release',
      title: `Debugging calls succeed again and again, also after the test ${word} was released`,
      severity: 'error',
      rule: rules.dialTests,
      exchange: cast.first,
      calls: 'debug',
      stage: 'life',
      async run({ life, ask, isNeeded, offers }) {
        const subject = await life.bring('released');
        for (const exchange of cast.replayed.filter(isNeeded)) {
          if (!(await offers(exchange))) continue;
          const answer = await ask(exchange, subject);
          // Still being opened: that is life-cycle.query's business.
          if (exchange === cast.query && hasRole(answer, 'pending')) continue;
          expectAccepted(answer, `A debugging ${exchange} after the release`);
        }
      },
    },
  ];
};
