import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { secondsAhead } from './clock.ts';
import { isToken, missingOrStale, signatureBasics, windowOf } from './signing.ts';

export const staleTimestamp: MakeChecks = (book) => {
  const window = windowOf(book);
  if (window === undefined) return [];
  // Libraries for tokens allow for clocks that differ.
  const age = isToken(book) ? 2 * window : window + 1;
  return [
    {
      ...signatureBasics(book),
      id: 'signature.stale-timestamp',
      title: `A request that was signed ${age} s ago is refused`,
      calls: 'each',
      async run({ probe }) {
        let answer = await probe({ clockOffset: -age * 1000 });
        // By a clock that is behind ours the request may be younger, so ask again with one that is stale by it too.
        const behind = Math.max(0, -secondsAhead(answer));
        if (isAccepted(answer) && behind > 0)
          answer = await probe({ clockOffset: -(age + 1 + behind) * 1000 });
        expectRefused(answer, `A request signed more than ${window} s ago`, missingOrStale);
      },
    },
  ];
};
