/** What several runs of one thing came to. */
export interface Figures {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

/** @throws Error without a single value */
export function figuresOf(values: readonly number[]): Figures {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error('There is nothing to take the median of.');
  return { median: quantile(sorted, 0.5), min, max, runs: sorted.length };
}

/**
 * The value below which that share of the values lies; between two of them, in proportion.
 *
 * @param sorted ascending, at least one
 * @param share 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place % 1);
}

/** `1.30x`; a dash where there is nothing to compare with. */
export function ratio(value: number, of: number | undefined): string {
  return of === undefined || of === 0 ? '-' : `${(value / of).toFixed(2)}x`;
}
