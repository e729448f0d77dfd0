import type { Variation } from '../merchant/variation.ts';

/**
 * One way to address a merchant: the documented one, or what a known misreading of the documents makes of it. A merchant
 * that understands only a misreading is verified in it, so that this one fault is named and hides no others.
 */
export interface Dialect {
  /** The check that fails for a merchant who wants this dialect; none for the documented one. */
  readonly check: string | undefined;
  /** The merchant's misreading, as the end of a sentence. */
  readonly misreading: string;
  readonly variation: Variation;
  /** What the first request has besides, to bring a misreading to light. */
  readonly greeting?: Variation;
}
