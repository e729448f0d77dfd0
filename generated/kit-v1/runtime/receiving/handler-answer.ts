import { describeFaults } from '../validation/fault.ts';
import { type Answer, jsonAnswer, Reply } from './answer.ts';
import { chooseResponse } from './choose-response.ts';
import { type AnswerBody, bytesOf, inChunks, isIterable } from './chunks.ts';
import { eventBytes, lineBytes, noEvent } from './events.ts';
import type { ExchangeDefinition, ResponseDefinition } from './service.ts';

/**
 * What a handler returned, as an answer.
 *
 * @throws Error when it breaks the document; of events and lines each is looked at when its turn comes
 */
export function handlerAnswer(
  { name, responses }: Pick<ExchangeDefinition, 'name' | 'responses'>,
  result: unknown,
): Answer<AnswerBody> {
  const reply = result instanceof Reply ? result : undefined;
  const status = reply?.status ?? responses[0]?.status ?? 200;
  const body = reply === undefined ? result : reply.body;
  const response = chooseResponse(responses, status, reply && contentTypeIn(reply.headers), body);
  const answer =
    response?.format === undefined
      ? wholeAnswer(name, status, response, body)
      : formedAnswer(name, response, response.format, body);
  return reply === undefined ? answer : { ...answer, headers: { ...answer.headers, ...reply.headers } };
}

function contentTypeIn(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

function wholeAnswer(
  name: string,
  status: number,
  response: ResponseDefinition | undefined,
  body: unknown,
): Answer {
  if (response !== undefined) check(name, response, body);
  const { contentType } = response ?? {};
  if (contentType === undefined || body === undefined) return jsonAnswer(status, body);
  return /[/+]json(?![\w+-])/i.test(contentType)
    ? jsonAnswer(status, body, contentType)
    : { status, headers: { 'content-type': contentType }, body: String(body) };
}

function formedAnswer(
  name: string,
  response: ResponseDefinition,
  format: NonNullable<ResponseDefinition['format']>,
  value: unknown,
): Answer<AnswerBody> {
  const { status, contentType = 'application/octet-stream' } = response;
  if (format === 'bytes') return bytesAnswer(name, status, contentType, value);
  if (!isIterable(value))
    throw new Error(
      `The handler of ${name} answers ${format}, so it returns an AsyncIterable: make it an async generator.`,
    );
  const isSequence = contentType.includes('json-seq');
  const chunkOf = (item: unknown): Uint8Array => {
    check(name, response, item);
    return format === 'events' ? eventBytes(item) : lineBytes(item, isSequence);
  };
  return {
    status,
    headers: { 'content-type': contentType, 'cache-control': 'no-cache' },
    body: inChunks(value, chunkOf, format === 'events' ? noEvent : undefined),
  };
}

function bytesAnswer(name: string, status: number, contentType: string, value: unknown): Answer<AnswerBody> {
  // A Blob knows its own type, where the document leaves it open.
  const own = value instanceof Blob ? value.type : '';
  const type = contentType.includes('*') ? own || 'application/octet-stream' : contentType;
  const length: Record<string, string> =
    value instanceof Blob ? { 'content-length': String(value.size) } : {};
  try {
    return { status, headers: { 'content-type': type, ...length }, body: bytesOf(value) };
  } catch (error) {
    throw new Error(
      `The handler of ${name} returned no bytes: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

function check(name: string, { validate }: ResponseDefinition, value: unknown): void {
  const checked = validate(value);
  if (!checked.ok)
    throw new Error(
      `The handler of ${name} returned an answer that breaks the document: ${describeFaults(checked.faults)}`,
    );
}
