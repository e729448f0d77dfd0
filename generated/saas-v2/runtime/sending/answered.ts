import { readEvents, readLines } from './read-items.ts';
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

/**
 * An answer that comes event by event. Stop to read and the connection is closed: by leaving the loop, or by the call's
 * `signal`.
 *
 * @param data what the events' data is read as
 */
export async function asEvents<Event, Failure>(
  sent: Promise<Fetched>,
  data: 'json' | 'text',
): Promise<Answered<AsyncIterable<Received<Event>>, Failed<Failure>>> {
  return withItems(await sent, (stream) => readEvents(stream, data));
}

/** An answer that comes line by line, each of them JSON. */
export async function asLines<Line, Failure>(
  sent: Promise<Fetched>,
): Promise<Answered<AsyncIterable<Received<Line>>, Failed<Failure>>> {
  return withItems(await sent, readLines);
}

function withItems<Item, Failure>(
  { data, error, response }: Fetched,
  read: (stream: ReadableStream<Uint8Array>) => AsyncIterable<unknown>,
): Answered<AsyncIterable<Item>, Failure> {
  if (!response.ok) return { error: error as Failure, response };
  const stream = data instanceof ReadableStream ? data : new Blob([]).stream();
  return { data: read(stream) as AsyncIterable<Item>, response };
}
