import type { Exchanged } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import type { Calls } from '../../result.ts';
import type { Bench } from '../../session/bench.ts';
import type { Check } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** What is wrong with one answer, in words. */
export interface Fault {
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/** What all reviews of answers have in common. */
export function reviewBasics(book: Book): Pick<Check, 'severity' | 'exchange' | 'calls' | 'stage'> {
  return { severity: 'error', exchange: book.guide.cast.first, calls: 'any', stage: 'review' };
}

/** All answers, those to requests that the platform never sends among them. */
export function everyAnswer({ answers, log }: Bench): Pick<Bench, 'answers'> {
  return {
    async answers() {
      await answers();
      return log.answers;
    },
  };
}

/**
 * Looks at all answers that came so far; the first one with a fault is shown, the others are counted.
 *
 * @param faultOf judges one answer
 * @throws Violation when an answer has a fault
 */
export async function review(
  { answers }: Pick<Bench, 'answers'>,
  faultOf: (exchanged: Exchanged, calls: Calls) => Fault | undefined,
): Promise<void> {
  const all = await answers();
  if (all.length === 0) skip('There is no answer to look at.');
  const found = all.flatMap(({ exchanged, calls }) => {
    const fault = faultOf(exchanged, calls);
    return fault === undefined ? [] : { ...fault, exchanged };
  });
  const [first] = found;
  if (first === undefined) return;
  const others = found.length === 1 ? '' : ` ${found.length - 1} more such answers came.`;
  throw new Violation({ ...first, message: `${first.message}${others}` });
}
