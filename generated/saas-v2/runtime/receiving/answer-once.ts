import type { IdempotencyStore } from '../idempotency/store.ts';
import type { SignableRequest } from '../signing/scheme.ts';
import { type Answer, isResultError, Reply, type ResultError, refusal, resultAnswer } from './answer.ts';
import type { AnswerBody } from './chunks.ts';
import { handlerAnswer } from './handler-answer.ts';
import { type Departure, HandlerContext } from './handler-context.ts';
import { Refused } from './refused.ts';
import type { ExchangeDefinition, IdempotencyRule, ResultCodes } from './service.ts';

/**
 * What the handler answers, or the store to a resend.
 *
 * @param departure tells the handler that nobody wants the rest of its answer
 * @throws Refused, ResultError, and whatever the handler throws
 */
export async function answerOnce(
  exchange: ExchangeDefinition,
  input: unknown,
  request: SignableRequest,
  store: IdempotencyStore | undefined,
  departure: Departure,
): Promise<Answer<AnswerBody>> {
  const { name, handler, idempotency, resultCodes } = exchange;
  if (handler === undefined) throw new Refused('invalid', `${name} is not offered here`);
  const run = (given: unknown, attempt: number): unknown =>
    handler(given, new HandlerContext(name, attempt, request, departure));
  const key = idempotency && keyOf(name, idempotency, input);
  if (key === undefined || store === undefined) return handlerAnswer(exchange, await run(input, 1));
  let refused: ResultError | undefined;
  const text = JSON.stringify(input);
  const answer = await store.once(key, text, async (first) => {
    try {
      // A resend may say other things than the first request, whose work it ends.
      const meant = first.request === text ? input : JSON.parse(first.request);
      const result = await run(meant, first.attempt);
      const made = handlerAnswer(exchange, result);
      if (!isText(made)) throw new Error('unreachable: refused at the start');
      return { answer: made, keep: isKept(resultCodes, made.status, result) };
    } catch (error) {
      // A refusal ends the work; any other error leaves it unfinished, and the store remembers how it began.
      if (!isResultError(error)) throw error;
      refused = error;
      return { answer: answerTo(error, resultCodes), keep: false };
    }
  });
  if (refused !== undefined) throw refused;
  return answer;
}

function isText(answer: Answer<AnswerBody>): answer is Answer {
  return typeof answer.body === 'string';
}

/** A request that has none of the key fields is like no other. */
function keyOf(name: string, { key, apart }: IdempotencyRule, input: unknown): string | undefined {
  const values: unknown[] = [name];
  let hasKey = false;
  for (const field of key) {
    const value = fieldIn(input, field);
    hasKey ||= value !== undefined;
    values.push(value);
  }
  for (const mark of apart) values.push(String(fieldIn(input, mark.name) ?? mark.otherwise));
  return hasKey ? JSON.stringify(values) : undefined;
}

/** Key fields stand in the body or among the parameters. */
function fieldIn(input: unknown, field: string): unknown {
  if (!isRecord(input)) return undefined;
  if (Object.hasOwn(input, field)) return input[field];
  for (const name of ['body', 'query', 'path', 'header']) {
    const place = input[name];
    if (isRecord(place) && Object.hasOwn(place, field)) return place[field];
  }
  return undefined;
}

/** A refusal is not kept: the sender may try again when its cause is gone. */
function isKept(codes: ResultCodes | undefined, status: number, result: unknown): boolean {
  if (status >= 300) return false;
  if (codes === undefined) return true;
  const body: unknown = result instanceof Reply ? result.body : result;
  return isRecord(body) && codes.kept.includes(String(body[codes.code]));
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
