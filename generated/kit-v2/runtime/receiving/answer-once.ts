import type { IdempotencyStore } from '../idempotency/store.ts';
import type { SignableRequest } from '../signing/scheme.ts';
import { type Answer, isResultError, type ResultError, refusal, resultAnswer } from './answer.ts';
import type { AnswerBody } from './chunks.ts';
import { handlerAnswer } from './handler-answer.ts';
import { Refused } from './refused.ts';
import type { Context, ExchangeDefinition, IdempotencyRule, ResultCodes } from './service.ts';

/**
 * What the handler answers, or the store to a resend.
 *
 * @param gone tells the handler that nobody wants the rest of its answer
 * @throws Refused, ResultError, and whatever the handler throws
 */
export async function answerOnce(
  exchange: ExchangeDefinition,
  input: unknown,
  request: SignableRequest,
  store: IdempotencyStore | undefined,
  gone: () => AbortController,
): Promise<Answer<AnswerBody>> {
  const { handler, idempotency } = exchange;
  if (handler === undefined) throw new Refused('invalid', `${exchange.name} is not offered here`);
  const run = async (given: unknown, attempt: number): Promise<Answer<AnswerBody>> => {
    const context = new HandlerContext(exchange.name, attempt, request, gone);
    return handlerAnswer(exchange, await handler(given, context));
  };
  const key = idempotency && keyOf(exchange.name, idempotency, input);
  if (key === undefined || store === undefined) return run(input, 1);
  let refused: ResultError | undefined;
  const text = JSON.stringify(input);
  const answer = await store.once(key, text, async (first) => {
    try {
      // A resend may say other things than the first request, whose work it ends.
      const meant = first.request === text ? input : JSON.parse(first.request);
      const made = await run(meant, first.attempt);
      if (typeof made.body !== 'string') throw new Error('unreachable: refused at the start');
      const stored = { ...made, body: made.body };
      return { answer: stored, keep: isKept(exchange, stored) };
    } catch (error) {
      // A refusal ends the work; any other error leaves it unfinished, and the store remembers how it began.
      if (!isResultError(error)) throw error;
      refused = error;
      return { answer: answerTo(error, exchange.resultCodes), keep: false };
    }
  });
  if (refused !== undefined) throw refused;
  return answer;
}

/**
 * What a handler may ask for is made when it does. A class, since V8 gives each object literal with a getter a shape of its own,
 * through which it then holds on to the whole request.
 */
class HandlerContext implements Context {
  readonly exchange: string;
  readonly attempt: number;
  readonly #request: SignableRequest;
  readonly #gone: () => AbortController;

  constructor(exchange: string, attempt: number, request: SignableRequest, gone: () => AbortController) {
    this.exchange = exchange;
    this.attempt = attempt;
    this.#request = request;
    this.#gone = gone;
  }

  get headers(): Headers {
    return this.#request.headers;
  }

  get url(): URL {
    return this.#request.url;
  }

  get signal(): AbortSignal {
    return this.#gone().signal;
  }
}

/** Key fields stand in the body or among the parameters; a request that has none of them is like no other. */
function keyOf(name: string, { key, apart }: IdempotencyRule, input: unknown): string | undefined {
  const places = isRecord(input)
    ? [input, input['body'], input['query'], input['path'], input['header']]
    : [];
  const fieldIn = (field: string): unknown => {
    const place = places.find((candidate) => isRecord(candidate) && Object.hasOwn(candidate, field));
    return isRecord(place) ? place[field] : undefined;
  };
  const values = key.map(fieldIn);
  if (values.every((value) => value === undefined)) return undefined;
  const marks = apart.map((mark) => String(fieldIn(mark.name) ?? mark.otherwise));
  return JSON.stringify([name, ...values, ...marks]);
}

/** A refusal is not kept: the sender may try again when its cause is gone. */
function isKept({ resultCodes }: ExchangeDefinition, answer: Answer): boolean {
  if (answer.status >= 300) return false;
  if (resultCodes === undefined) return true;
  const body: unknown = JSON.parse(answer.body);
  return isRecord(body) && resultCodes.kept.includes(String(body[resultCodes.code]));
}

/** What the sender learns of a failure. */
export function answerTo(cause: unknown, codes: ResultCodes | undefined): Answer {
  if (cause instanceof Refused) return refusal(codes, cause.role, cause.message, cause.status);
  if (isResultError(cause) && codes?.refusals.includes(cause.code)) return resultAnswer(codes, cause);
  // Nothing of an unexpected error leaves the house: it may hold paths, keys or data of others.
  return refusal(codes, 'internal', '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
