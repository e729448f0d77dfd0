import type { Received, Sent } from './exchanged.ts';
import type { Plan } from './plan.ts';

export type Status = 'pass' | 'fail' | 'warn' | 'skip';

/** How much a broken rule weighs: an error fails the verification, a warning and an advice don't. */
export type Severity = 'error' | 'warning' | 'advice';

/** Where a rule is documented. */
export interface Rule {
  /** File of the reference, e.g. `10-saas-v2.md`. */
  readonly source: string;
  readonly section: string;
  /** Public page. */
  readonly page: string;
}

/** Debugging calls carry `testFlag` "1", real calls carry none. */
export type Calls = 'debug' | 'real';

/** One verdict, in the shape of the JSON report. */
export interface Result {
  /** `family.name` of a check; `pact.<exchange>.<example>` of an interaction. */
  readonly id: string;
  readonly kind: 'check' | 'pact';
  readonly exchange: string;
  readonly calls: Calls;
  readonly title: string;
  readonly status: Status;
  readonly rule: Rule;
  /** One sentence: what is wrong, or why it was skipped; empty when it passed. */
  readonly message: string;
  /** A failure that the configuration puts up with for a while, so that it is but a warning. */
  readonly waived?: { readonly reason: string; readonly expires: string };
  /** What somebody who does not know the platform has to know to mend it. */
  readonly background?: string | undefined;
  readonly expected?: string;
  readonly actual?: string;
  readonly request?: Sent;
  readonly response?: Received;
  /** Where the mistake stands when it is one in a file of the user's: in a pact. The line counts from 1. */
  readonly place?: { readonly file: string; readonly line: number };
  /** A command that sends the failing request again, freshly signed. */
  readonly reproduce?: string;
  readonly durationMs: number;
}

/** How many results ended in each way. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly warned: number;
  readonly skipped: number;
}

export interface Report {
  /** As the configuration calls the merchant. */
  readonly merchant?: string;
  readonly guide: string;
  /** `full` unless told. */
  readonly plan?: Plan;
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** Why nothing could be verified: there is no server. */
  readonly unreachable?: string;
  readonly summary: Summary;
  readonly results: readonly Result[];
}
