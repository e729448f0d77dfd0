import type { Agent } from 'node:http';

/** How a request goes over the wire: in one piece, and over a new connection, unless told. */
export interface Wire {
  /** Sends it over the connection of others. */
  readonly agent?: Agent;
  /** `split`: the body comes in two parts, a moment apart; `chunked`: so, too, and nothing says how long it is. */
  readonly body?: 'split' | 'chunked';
}
