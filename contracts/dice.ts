/** Which random cases are made, and how many. */
export interface Dice {
  /** The same seed makes the same cases. */
  readonly seed: number;
  /** Cases for each exchange. */
  readonly runs: number;
}

/** Always the same cases unless told, so that every verification of a merchant comes to the same verdict. */
export const usualDice: Dice = { seed: 3, runs: 40 };

/** Seeds go from 0 to this one. */
export const highestSeed = 2 ** 31 - 1;

/** Cases of one exchange at the most. */
export const mostRuns = 10_000;
