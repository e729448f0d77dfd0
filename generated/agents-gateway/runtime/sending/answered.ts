import type { Received } from './received.ts';

/** What openapi-fetch makes of an answer. */
interface Fetched {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a call comes to: the documented answer, or the error with its documented body. Neither has been checked. */
export type Answered<Data, Failure> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Failure; readonly response: Response };

/** Bytes that say why a call failed come as text: openapi-fetch reads them so. */
export type Failed<Failure> = Received<Failure extends Blob ? string : Failure>;

/** An answer as the document says it. */
export function answered<Data, Failure>(
  sent: Promise<Fetched>,
): Promise<Answered<Received<Data>, Failed<Failure>>> {
  return sent as Promise<Answered<Received<Data>, Failed<Failure>>>;
}
