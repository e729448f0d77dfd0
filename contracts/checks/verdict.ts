import type { Exchanged, Sent } from '../exchanged.ts';
import type { Severity } from '../result.ts';

export interface ViolationDetails {
  /** What is wrong and, where it helps, how to mend it. */
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly exchanged?: Exchanged | undefined;
  /** The request, where no answer came. */
  readonly sent?: Sent | undefined;
  /** The request shows the fault by itself, whatever was sent before it. */
  readonly alone?: boolean | undefined;
  /** Further words of the command that runs the check again. */
  readonly replay?: readonly string[] | undefined;
  /** Weighs this violation lighter than the check's own severity. */
  readonly severity?: Severity | undefined;
}

/** Thrown by a check whose rule is broken. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly details: ViolationDetails;

  constructor(details: ViolationDetails) {
    super(details.message);
    this.details = details;
  }
}

/** Thrown by a check that can't tell. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
}

/** Ends a check without a verdict. */
export function skip(reason: string): never {
  throw new Skipped(reason);
}
