import type { Exchanged } from '../exchanged.ts';

/** A merchant could not be brought into a state. */
export class StateError extends Error {
  override readonly name = 'StateError';
  /** The exchange that did not do its part. */
  readonly exchange: string;
  readonly exchanged: Exchanged | undefined;
  /** A merchant need not be able to get into this state. */
  readonly optional: boolean;

  constructor(message: string, exchange: string, exchanged?: Exchanged, optional = false) {
    super(message);
    this.exchange = exchange;
    this.exchanged = exchanged;
    this.optional = optional;
  }
}
