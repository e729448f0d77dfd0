import type { Source } from './source.ts';

/** One difference between two documents. */
export interface Change {
  /** Whether it breaks those who work with the older document: who call what it offers, and receive what it announces. */
  readonly breaking: boolean;
  readonly kind: 'added' | 'removed' | 'modified';
  /** Exchanges that it concerns; none where it is about the document itself. */
  readonly exchanges: readonly string[];
  /** Where in them; empty where it is about the whole exchange. */
  readonly part: string;
  readonly message: string;
  /** Rules that call it breaking. */
  readonly rules: readonly string[];
  readonly old: Place | undefined;
  readonly new: Place | undefined;
}

export interface Place {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** JSON pointer within the file. */
  readonly pointer: string;
}

/** All differences between two documents. */
export interface Difference {
  readonly old: Source;
  readonly new: Source;
  readonly changes: readonly Change[];
}
