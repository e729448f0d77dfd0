import { isRecord } from '../../../generator/load/openapi.ts';
import { comesInPieces } from '../../../generator/model/media-type.ts';
import type { Exchange, Model } from '../../../generator/model/model.ts';
import { NoSample } from '../sample/no-sample.ts';
import { comparable, comparableRequest, withoutOwnHeaders } from './comparable.ts';
import { difference } from './difference.ts';
import { functionIn } from './function-in.ts';
import type { Modules } from './modules.ts';
import type { Planned } from './plan.ts';
import type { Room } from './room.ts';
import { sampleAnswer, sampleRequest, type Validate } from './samples.ts';
import { piecesOf, streamOf } from './streamed.ts';
import { triggerFor } from './trigger-for.ts';

/** How a call went; `unsampled` when there was nothing to call with, or to answer. */
export interface Result {
  readonly what: 'well' | 'failed' | 'unsampled';
  readonly why: string;
}

interface Case {
  readonly model: Model;
  readonly modules: Modules;
  readonly room: Room;
  readonly exchange: Exchange;
  readonly planned: Planned;
}

type Call = (
  ...args: readonly unknown[]
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

/** Calls an exchange once: the handler has to get what was sent, and the sender what the handler answered. */
export async function talkOnce(given: Case): Promise<Result> {
  try {
    const why = await differenceOf(given);
    return { what: why === '' ? 'well' : 'failed', why };
  } catch (error) {
    if (error instanceof NoSample) return { what: 'unsampled', why: error.message };
    return { what: 'failed', why: wordsOf(error) };
  }
}

async function differenceOf({ model, modules, room, exchange, planned }: Case): Promise<string> {
  const { round, reply, isSuccess } = planned;
  const validate = (type: string): Validate => functionIn(modules.validators, `validate${type}`);
  const { sent: request, expected } = sampleRequest(model, exchange, validate(exchange.requestType), round);
  const answer = reply && sampleAnswer(model, reply, validate(reply.typeName), round);
  const status = Number(reply?.status) || 200;
  const toReply = functionIn<(status: number, body: unknown, headers?: object) => unknown>(
    modules.answer,
    'reply',
  );
  // Of several media types both sides say which one is meant.
  const isOneOf = exchange.responses.filter((each) => each.status === reply?.status).length > 1;
  const mediaType = isOneOf ? reply?.content?.mediaType : undefined;
  const streams = comesInPieces(reply?.content?.format);
  room.answerWith(() => {
    const body = streams ? streamOf(answer?.sent) : answer?.sent;
    if (isSuccess && status < 300) return body;
    return toReply(status, body, mediaType === undefined ? {} : { 'content-type': mediaType });
  });

  const bodyOnly = exchange.parameters.every(({ signing }) => signing);
  const trigger = exchange.expression && triggerFor(exchange, room.url);
  const takesRequest = !bodyOnly || exchange.body !== undefined;
  const call: Call = functionIn(room.sender, exchange.name);
  const got = await call(...(trigger ? [trigger] : []), ...(takesRequest ? [request] : []), {
    ...(mediaType === undefined ? {} : { accept: mediaType }),
  });

  const [heard, ...more] = room.heard();
  if (heard === undefined || more.length > 0)
    return `${room.heard().length} handlers were called: HTTP ${got.response.status}, ${wordsOf(room.cause())}`;
  if (heard.name !== exchange.name && sharesAddress(model, exchange, heard.name))
    throw new NoSample(`it has the address of ${heard.name}, which takes the same request`);
  if (heard.name !== exchange.name) return `the handler of ${heard.name} was called`;
  const sent = await comparableRequest(expected, bodyOnly);
  const input = bodyOnly ? heard.input : withoutOwnHeaders(heard.input, expected);
  const came = await comparableRequest(input, bodyOnly);
  const lost = difference(sent, came);
  if (lost !== undefined) return `request${lost}`;
  if (got.response.status !== status)
    return `answered ${status}, the sender got ${got.response.status}: ${wordsOf(room.cause())}`;
  const hasBody = exchange.method !== 'head' && ![204, 205, 304].includes(status);
  const whole = streams ? [answer?.expected] : answer?.expected;
  const answered = await comparable(hasBody ? whole : undefined);
  const taken = await comparable(
    got.response.ok ? (streams ? await piecesOf(got.data) : got.data) : got.error,
  );
  // An error's bytes are read as text.
  const meant = !got.response.ok && isRecord(answered) && 'file' in answered ? answered['file'] : answered;
  const changed = difference(meant, hasBody ? taken : undefined);
  return changed === undefined ? '' : `answer${changed}`;
}

function sharesAddress({ exchanges }: Model, { method, path }: Exchange, name: string): boolean {
  const other = exchanges.find((each) => each.name === name);
  const address = (template = ''): string => template.replaceAll(/\{[^}]*\}/g, '{}');
  return other?.method === method && address(other.path) === address(path);
}

function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause instanceof Error ? ` (${cause.cause.message})` : '';
  return `${cause.name}: ${cause.message}${inner}`.slice(0, 300);
}
