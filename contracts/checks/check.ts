import type { Book } from '../guides/book.ts';
import type { Billing } from '../guides/guide.ts';
import type { Calls, Rule, Severity } from '../result.ts';
import type { Bench } from '../session/bench.ts';

/**
 * When a check runs: first those that leave subjects as they are, all at once; then the life of a subject, one check
 * after the other; then requests that may bring a weak server down; then, one after the other, those that nothing else may
 * disturb; then generated ones, which no platform sends; then the reviews of all answers that came; last those of the calls that the merchant has made itself.
 */
export type Stage = 'plain' | 'life' | 'provoking' | 'alone' | 'generated' | 'review' | 'caller';

/** One small test of one documented rule. */
export interface Check {
  /** `family.name` */
  readonly id: `${string}.${string}`;
  /** A full sentence that states the rule. */
  readonly title: string;
  readonly severity: Severity;
  readonly rule: Rule;
  /** The exchange that the rule is about. */
  readonly exchange: string;
  /** `each`: in debugging and in real calls; `any`: once, in whichever, `last`: best in real ones; else in that kind only. */
  readonly calls: 'each' | 'any' | 'last' | Calls;
  readonly stage: Stage;
  /** Only for merchants who sell in this mode. */
  readonly billing?: Billing;
  /**
   * Returns when the rule holds.
   *
   * @throws Violation when it is broken, Skipped when that can't be told, UnreachableError when no answer came
   */
  run(bench: Bench): Promise<void>;
}

/** Makes the checks of one kind for a guide; none where they make no sense. */
export type MakeChecks = (book: Book) => readonly Check[];
