import type { IdempotencyStore } from '../idempotency/store.ts';
import { createNonceCache } from '../signing/nonce-cache.ts';
import type { SignableRequest } from '../signing/scheme.ts';
import { describeFaults } from '../validation/fault.ts';
import { admit, checkSignature, checkSize, dispatch } from './admission.ts';
import {
  type Answer,
  isResultError,
  jsonAnswer,
  Reply,
  type ResultError,
  refusal,
  resultAnswer,
  signedAnswer,
} from './answer.ts';
import { parseBody } from './body.ts';
import { bodyWasRead, hungUp } from './no-body.ts';
import { chunksOf, readBody } from './read-body.ts';
import { Refused } from './refused.ts';
import { type Candidate, createRouter, type Routed } from './route.ts';
import type {
  Context,
  Dispatch,
  ExchangeDefinition,
  IdempotencyRule,
  IncomingExchange,
  ResultCodes,
  Service,
} from './service.ts';

export interface ReceiverOptions {
  /** Keeps answers so that a resend gets the same one; needed where an exchange has a key for that. */
  readonly idempotency?: IdempotencyStore;
  /**
   * Path below which the receiver is mounted, e.g. `/saasproduce`; matters to exchanges with a path. Express, Fastify and
   * NestJS know it by themselves; telling it all the same does no harm.
   */
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
export interface Receiver extends ReceiverParts {
  (request: Request): Promise<Response>;
}

/** What says where a request goes. */
export type Addressed = Pick<SignableRequest, 'method' | 'url'>;

export interface ReceiverParts {
  /** @param path the request's path below the mount, where the framework knows it */
  handle(request: SignableRequest, path?: string): Promise<Answer>;
  /** Whether there is an exchange for a request's method and path; a framework may have others to ask. */
  answers(request: Addressed, path?: string): boolean;
  readonly bodyLimit: number;
  readonly prefix: string;
  /** The receivers that it is made of, when it is a combined one. */
  readonly parts?: readonly Receiver[];
  /** What it answers, for those who put several receivers on one address. */
  readonly dispatch: Dispatch | undefined;
  readonly exchanges: readonly (Routed & Pick<IncomingExchange, 'name'>)[];
}

/**
 * Makes a receiver: raw bytes → signature → parse → dispatch → validate → idempotency → handler →
 * validate response → sign → send. Throws at once when the credentials are empty.
 */
export function receive(service: Service, options: ReceiverOptions): Receiver {
  const keyless = service.exchanges.find(({ signature }) => signature?.credentials.key === '');
  if (keyless !== undefined) {
    throw new Error(
      `The key for ${keyless.name} is empty, so no signature could be verified. Set the key that is bound to this address.`,
    );
  }
  const storing = service.exchanges.find(({ idempotency }) => idempotency !== undefined);
  if (storing !== undefined && options.idempotency === undefined) {
    throw new Error(
      `Resends of ${storing.name} are answered from a store, but there is none. Give one as idempotency.`,
    );
  }
  const { now = Date.now, onAnswer = logRefusals, bodyLimit = 1024 * 1024 } = options;
  const prefix = (options.prefix ?? '').replace(/\/$/, '');
  const candidatesFor = createRouter(service.exchanges);
  const windows = service.exchanges.map(({ signature }) => signature?.window ?? 0);
  // A request may be a window early, then a window late.
  const nonces = createNonceCache({ keepFor: 2 * Math.max(...windows) });

  function candidatesOf(
    { method, url }: Addressed,
    mounted?: string,
  ): readonly Candidate<ExchangeDefinition>[] {
    const path = below(prefix, url, mounted);
    return path === undefined ? [] : candidatesFor(method, path);
  }

  function tell(event: AnswerEvent): void {
    try {
      onAnswer(event);
    } catch (error) {
      // The answer is made and perhaps kept: a logger that is down must not take it away.
      console.error('onAnswer threw', error);
    }
  }

  async function handle(request: SignableRequest, mounted?: string): Promise<Answer> {
    const candidates = candidatesOf(request, mounted);
    const first = candidates[0]?.exchange;
    if (first === undefined) return noSuchExchange(request.method, request.url.pathname);
    let exchange: ExchangeDefinition | undefined;
    try {
      checkSize(request, bodyLimit);
      checkSignature(first, request, now(), nonces);
      const body = await parseBody(request, first.body);
      const meant = dispatch(service.dispatch, candidates, request.url, body);
      exchange = meant[0]?.exchange;
      const admitted = admit(meant, request, body);
      exchange = admitted.exchange;
      const made = await answerOnce(exchange, admitted.input, request, options.idempotency);
      const answer = signedAnswer(made, exchange.responseSignature);
      tell({ exchange: exchange.name, answer, cause: undefined });
      return answer;
    } catch (cause) {
      const { resultCodes, responseSignature } = exchange ?? first;
      const answer = signedAnswer(answerTo(cause, resultCodes), responseSignature);
      tell({ exchange: exchange?.name, answer, cause });
      return answer;
    }
  }

  const { dispatch: rule, exchanges } = service;
  const answers: Receiver['answers'] = (request, path) => candidatesOf(request, path).length > 0;
  return asReceiver({ handle, answers, bodyLimit, prefix, dispatch: rule, exchanges });
}

const remedy =
  'Let the receiver be the first to read the request, or hand it a clone that was made before (request.clone()).';

/** Makes the Fetch-API function of a receiver that handles raw requests. */
export function asReceiver(parts: ReceiverParts): Receiver {
  const answerTo = async ({ method, url: address, headers, body, bodyUsed }: Request): Promise<Answer> => {
    const url = new URL(address);
    if (bodyUsed || body?.locked) return bodyWasRead(method, url, remedy);
    const bytes = await readBody(chunksOf(body), parts.bodyLimit).catch(() => undefined);
    return bytes === undefined ? hungUp : parts.handle({ method, url, headers, body: bytes });
  };
  const receiver = async (request: Request): Promise<Response> => {
    const { status, headers, body } = await answerTo(request);
    // An empty text is a body to Response, which some statuses must not have.
    return new Response(body || null, { status, headers });
  };
  return Object.assign(receiver, parts);
}

/**
 * The path of an address below a prefix; `undefined` for one that lies beside it.
 *
 * @param mounted what a framework has left of the path below its own mount, which the prefix may say once more
 */
export function below(prefix: string, { pathname }: URL, mounted = pathname): string | undefined {
  const path = [mounted, pathname].find((each) => each === prefix || each.startsWith(`${prefix}/`));
  return path === undefined ? undefined : path.slice(prefix.length) || '/';
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
  store: IdempotencyStore | undefined,
): Promise<Answer> {
  const { handler, idempotency } = exchange;
  if (handler === undefined) throw new Refused('invalid', `${exchange.name} is not offered here`);
  const run = async (given: unknown, attempt: number): Promise<Answer> => {
    const context: Context = { exchange: exchange.name, attempt, headers: request.headers, url: request.url };
    return validAnswer(exchange, await handler(given, context));
  };
  const key = idempotency && keyOf(exchange.name, idempotency, input);
  if (key === undefined || store === undefined) return run(input, 1);
  let refused: ResultError | undefined;
  const answer = await store.once(key, JSON.stringify(input), async (first) => {
    try {
      const made = await run(JSON.parse(first.request), first.attempt);
      return { answer: made, keep: isKept(exchange, made) };
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

function validAnswer({ name, responses }: ExchangeDefinition, result: unknown): Answer {
  const { status, body, headers } =
    result instanceof Reply ? result : { status: responses[0]?.status ?? 200, body: result, headers: {} };
  const response = responses.find((candidate) => candidate.status === status);
  const checked = response?.validate(body);
  if (checked?.ok === false) {
    throw new Error(
      `The handler of ${name} returned an answer that breaks the document: ${describeFaults(checked.faults)}`,
    );
  }
  const { contentType } = response ?? {};
  const answer =
    contentType === undefined || body === undefined
      ? jsonAnswer(status, body)
      : { status, headers: { 'content-type': contentType }, body: String(body) };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function answerTo(cause: unknown, codes: ResultCodes | undefined): Answer {
  if (cause instanceof Refused) return refusal(codes, cause.role, cause.message);
  if (isResultError(cause) && codes?.refusals.includes(cause.code)) return resultAnswer(codes, cause);
  // Nothing of an unexpected error leaves the house: it may hold paths, keys or data of others.
  return refusal(codes, 'internal', '');
}

function logRefusals({ exchange = 'a request', answer, cause }: AnswerEvent): void {
  if (cause === undefined) return;
  const expected = cause instanceof Refused || isResultError(cause);
  console.error(`${exchange} answered ${answer.body}`, expected ? '' : cause);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
