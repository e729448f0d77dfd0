import type { Concerned } from './rules/concerned.ts';

/** A change as Redocly found it, with what our rules say of it. */
export interface Found {
  readonly kind: 'added' | 'removed' | 'modified';
  /** What was modified; empty for what was added or removed. */
  readonly property: string;
  readonly concerned: Concerned;
  readonly verdicts: readonly Verdict[];
  readonly base: Side | undefined;
  readonly revision: Side | undefined;
}

/** Why a change is breaking. */
export interface Verdict {
  readonly rule: string;
  readonly message: string;
}

export interface Side {
  /** As seen from the current folder. */
  readonly file: string;
  /** JSON pointer within the file. */
  readonly pointer: string;
  readonly line: number;
  readonly value: unknown;
}
