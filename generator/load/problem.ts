/** Something wrong in a document, or that cannot be expressed: what, where, and how to mend it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Stable: a lint rule's id, or one of the generator's own codes. */
  readonly code: string;
  readonly message: string;
  /** Ready-made suggestions of what to write instead. */
  readonly suggestions: readonly string[];
  readonly place: Place | undefined;
}

export interface Place {
  readonly file: string;
  /** JSON pointer within the file. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The lines around it, the place marked. */
  readonly frame: string;
}

/** Carries all problems of a document at once, so that nobody has to mend them one run at a time. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}
