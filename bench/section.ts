import type { Table } from './table.ts';

/** What the project promises, and whether this run kept it. */
export interface Bar {
  readonly what: string;
  /** `1.31 s, at most 1.5 s`. */
  readonly measured: string;
  readonly kept: boolean;
}

/** One part of the bench: its tables for people, and all of its figures for machines. */
export interface Section {
  readonly tables: readonly Table[];
  readonly bars: readonly Bar[];
  readonly figures: unknown;
}

/** A bar that a figure must not be above, in the words of the table. */
export function atMost(what: string, value: number, most: number, unit: string): Bar {
  return { what, measured: `${value.toFixed(2)}${unit}, at most ${most}${unit}`, kept: value <= most };
}

/** A bar that a figure must not be below. */
export function atLeast(what: string, value: number, least: number, unit: string): Bar {
  return { what, measured: `${value.toFixed(2)}${unit}, at least ${least}${unit}`, kept: value >= least };
}
