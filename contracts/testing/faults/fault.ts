import type { Change } from '../alter.ts';

/** A merchant with one mistake, and the checks that it breaks: these, and no others. */
export interface Fault {
  readonly fault: string;
  readonly change: Change;
  readonly fails?: readonly string[];
  readonly warns?: readonly string[];
}
