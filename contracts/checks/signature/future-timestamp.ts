import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { expectSureOfTime } from './clock.ts';
import { isToken, missingOrStale, signatureBasics, windowOf } from './signing.ts';

/** The guides say "differs by no more than 60 s"; their own sample project looks at the past only. */
export const futureTimestamp: MakeChecks = (book) => {
  const window = windowOf(book);
  if (window === undefined || isToken(book)) return [];
  // Those who take the time stamp for seconds lose up to one of them.
  const seconds = window + 2;
  return [
    {
      ...signatureBasics(book),
      id: 'signature.future-timestamp',
      title: `A request that was signed ${seconds} s ahead of the clock should be refused`,
      severity: 'warning',
      calls: 'any',
      async run({ probe }) {
        const answer = await probe({ clockOffset: seconds * 1000 });
        if (isAccepted(answer)) expectSureOfTime(answer);
        expectRefused(answer, `A request signed ${seconds} s ahead of the clock`, missingOrStale);
      },
    },
  ];
};
