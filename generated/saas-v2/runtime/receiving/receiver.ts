import type { IdempotencyStore } from '../idempotency/store.ts';
import { createNonceCache } from '../signing/nonce-cache.ts';
import type { SignableRequest } from '../signing/scheme.ts';
import { checkSignature, checkSize, dispatch, parseBody, Refused, validInput } from './admission.ts';
import { type Answer, jsonAnswer, Reply, ResultError, refusal, resultAnswer } from './answer.ts';
import { readBody } from './read-body.ts';
import { createRouter } from './route.ts';
import type { Context, ExchangeDefinition, ResultCodes, Service } from './service.ts';
import { describeFaults } from './validation.ts';

export interface ReceiverOptions {
  /** Keeps answers so that a resend gets the same one. */
  readonly idempotency: IdempotencyStore;
  /** Path below which the receiver is mounted, e.g. `/saasproduce`; matters to exchanges with a path. */
  readonly prefix?: string;
  /** Bytes a request body may have; 1 MiB unless told. */
  readonly bodyLimit?: number;
  /** Hears of every answer; refusals and failures go to `console.error` unless told. */
  readonly onAnswer?: (event: AnswerEvent) => void;
  /** Milliseconds since 1970; the system's clock unless told. */
  readonly now?: () => number;
}

/** One answered request, with the cause that the sender is not told. */
export interface AnswerEvent {
  readonly exchange: string | undefined;
  readonly answer: Answer;
  /** Why it was refused or failed; `undefined` when all went well. */
  readonly cause: unknown;
}

/** A receiver is a plain Fetch-API function; adapters that hold the raw bytes call `handle`. */
export interface Receiver {
  (request: Request): Promise<Response>;
  handle(request: SignableRequest): Promise<Answer>;
  readonly bodyLimit: number;
}

/**
 * Makes a receiver: raw bytes → signature → parse → dispatch → validate → idempotency → handler →
 * validate response → send. Throws at once when the credentials are empty.
 */
export function receive(service: Service, options: ReceiverOptions): Receiver {
  const keyless = service.exchanges.find(({ signature }) => signature?.credentials.key === '');
  if (keyless !== undefined) {
    throw new Error(
      `The key for ${keyless.name} is empty, so no signature could be verified. Set the key that is bound to this address.`,
    );
  }
  const { now = Date.now, onAnswer = logRefusals, bodyLimit = 1024 * 1024 } = options;
  const prefix = (options.prefix ?? '').replace(/\/$/, '');
  const candidatesFor = createRouter(service.exchanges);
  const nonces = createNonceCache();

  async function handle(request: SignableRequest): Promise<Answer> {
    const path = request.url.pathname.startsWith(prefix)
      ? request.url.pathname.slice(prefix.length) || '/'
      : '/';
    const candidates = candidatesFor(request.method, path);
    const first = candidates[0]?.exchange;
    if (first === undefined) return noSuchExchange(request.method, path);
    let exchange: ExchangeDefinition | undefined;
    try {
      checkSize(request, bodyLimit);
      checkSignature(first, request, now(), nonces);
      const body = parseBody(request);
      const chosen = dispatch(service.dispatch, candidates, request.url, body);
      exchange = chosen.exchange;
      const input = validInput(chosen, request, body);
      const answer = await answerOnce(exchange, input, request, options.idempotency);
      onAnswer({ exchange: exchange.name, answer, cause: undefined });
      return answer;
    } catch (cause) {
      const answer = answerTo(cause, (exchange ?? first).resultCodes);
      onAnswer({ exchange: exchange?.name, answer, cause });
      return answer;
    }
  }

  const receiver = async (request: Request): Promise<Response> => {
    const body = await readBody(request, bodyLimit);
    const answer = await handle({
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      body,
    });
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
  return Object.assign(receiver, { handle, bodyLimit });
}

function noSuchExchange(method: string, path: string): Answer {
  return jsonAnswer(
    404,
    { title: 'Not Found', status: 404, detail: `no exchange for ${method} ${path}` },
    'application/problem+json',
  );
}

async function answerOnce(
  exchange: ExchangeDefinition,
  input: unknown,
  request: SignableRequest,
  store: IdempotencyStore,
): Promise<Answer> {
  const { handler, idempotencyKey } = exchange;
  if (handler === undefined) throw new Refused('invalid', `${exchange.name} is not offered here`);
  const run = async (given: unknown, attempt: number): Promise<Answer> => {
    const context: Context = { exchange: exchange.name, attempt, headers: request.headers, url: request.url };
    return validAnswer(exchange, await handler(given, context));
  };
  if (idempotencyKey === undefined) return run(input, 1);
  let refused: ResultError | undefined;
  const key = keyOf(exchange.name, idempotencyKey, input);
  const answer = await store.once(key, JSON.stringify(input), async (first) => {
    try {
      const made = await run(JSON.parse(first.request), first.attempt);
      return { answer: made, keep: isKept(exchange, made) };
    } catch (error) {
      // A refusal ends the work; any other error leaves it unfinished, and the store remembers how it began.
      if (!(error instanceof ResultError)) throw error;
      refused = error;
      return { answer: answerTo(error, exchange.resultCodes), keep: false };
    }
  });
  if (refused !== undefined) throw refused;
  return answer;
}

function keyOf(name: string, fields: readonly string[], input: unknown): string {
  const values = isRecord(input) ? fields.map((field) => input[field]) : [];
  return JSON.stringify([name, ...values]);
}

/** A refusal is not kept: the sender may try again when its cause is gone. */
function isKept({ resultCodes }: ExchangeDefinition, answer: Answer): boolean {
  if (answer.status >= 300) return false;
  if (resultCodes === undefined) return true;
  const body: unknown = JSON.parse(answer.body);
  return isRecord(body) && resultCodes.kept.includes(String(body[resultCodes.code]));
}

function validAnswer({ name, responses }: ExchangeDefinition, result: unknown): Answer {
  const [status, body] =
    result instanceof Reply ? [result.status, result.body] : [responses[0]?.status ?? 200, result];
  const checked = responses.find((response) => response.status === status)?.validate(body);
  if (checked?.ok === false) {
    throw new Error(
      `The handler of ${name} returned an answer that breaks the document: ${describeFaults(checked.faults)}`,
    );
  }
  return jsonAnswer(status, body);
}

function answerTo(cause: unknown, codes: ResultCodes | undefined): Answer {
  if (cause instanceof Refused) return refusal(codes, cause.role, cause.message);
  if (cause instanceof ResultError && codes !== undefined) return resultAnswer(codes, cause);
  // Nothing of an unexpected error leaves the house: it may hold paths, keys or data of others.
  return refusal(codes, 'internal', '');
}

function logRefusals({ exchange = 'a request', answer, cause }: AnswerEvent): void {
  if (cause === undefined) return;
  const expected = cause instanceof Refused || cause instanceof ResultError;
  console.error(`${exchange} answered ${answer.body}`, expected ? '' : cause);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
