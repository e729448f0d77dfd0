import { byContentType } from '../receiving/by-content-type.ts';
import type { BodyFormat } from '../receiving/service.ts';
import type { Answered, Failed } from './answered.ts';
import { readEvents, readLines } from './read-items.ts';

/** What a call may say of its answer. */
export interface Accept<Type extends string> {
  /** What the answer is wanted as; the first documented one unless told. */
  readonly accept?: Type;
}

/** An answer as the document has it. */
export interface AnswerType {
  readonly mediaType: string;
  readonly format: BodyFormat;
  /** What the data of events is read as. */
  readonly data?: 'json' | 'text';
}

/**
 * An answer that is anything but JSON alone. Of several it is read as what it says it is: a server may answer another one than was
 * asked for.
 *
 * Events and lines come as soon as each is whole. Stop to read and the connection is closed: by leaving the loop, or by the call's
 * `signal`.
 *
 * @param sent an answer whose body nobody has read
 * @param types what the document has; the first one goes without saying
 */
export async function answeredAs<Data, Failure>(
  sent: Promise<{ readonly error?: unknown; readonly response: Response }>,
  types: readonly AnswerType[],
): Promise<Answered<Data, Failed<Failure>>> {
  const { error, response } = await sent;
  if (!response.ok) return { error: error as Failed<Failure>, response };
  const said = response.headers.get('content-type') ?? '';
  const type = byContentType(types, said, ({ mediaType }) => mediaType) ?? types[0];
  return { data: (await read(response, type)) as Data, response };
}

async function read(response: Response, type: AnswerType | undefined): Promise<unknown> {
  const { format, data = 'json' } = type ?? {};
  const stream = response.body ?? new Blob([]).stream();
  if (format === 'events') return readEvents(stream, data);
  if (format === 'lines') return readLines(stream);
  if (response.body === null) return undefined;
  if (format === 'bytes' || format === 'multipart') return response.blob();
  const text = await response.text();
  if (format === 'text' || format === 'form') return text;
  return text === '' ? undefined : JSON.parse(text);
}
