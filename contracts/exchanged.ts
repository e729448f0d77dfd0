import type { ResultRole } from '../generator/model/model.ts';

/** A request as it went over the wire. Secrets never stand in it: signatures do, keys don't. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The very bytes of the body, as text. */
  readonly body: string;
}

/** A response as it came. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The parsed body; `undefined` when it is not JSON. */
  readonly json: unknown;
  readonly durationMs: number;
}

/** One request to the merchant and what came back. */
export interface Exchanged {
  readonly exchange: string;
  readonly sent: Sent;
  readonly received: Received;
  /** Names of the answer's headers in the case in which they came. */
  readonly headerNames?: readonly string[];
  /** How the answer is to be read; by the callbacks' common result codes unless told. */
  readonly reading?: Reading;
}

/** How the answers of an exchange are read. */
export interface Reading {
  /** Field of the body that holds the result code; `undefined` where the HTTP status says it all. */
  readonly code: string | undefined;
  /** Field of the body that holds its text. */
  readonly message: string;
  /** Result codes by what they stand for. */
  readonly codes: Readonly<Partial<Record<ResultRole, string>>>;
  /** "Being processed" counts as success. */
  readonly asynchronous: boolean;
}
