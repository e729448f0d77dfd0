import type { IdempotencyStore } from '../idempotency/store.ts';
import { createNonceCache } from '../signing/nonce-cache.ts';
import type { SignableRequest } from '../signing/scheme.ts';
import { admit, checkSignature, checkSize, dispatch } from './admission.ts';
import { type Answer, isResultError, jsonAnswer, signedAnswer, signedWhole } from './answer.ts';
import { answerOnce, answerTo } from './answer-once.ts';
import { parseBody } from './body.ts';
import { type AnswerBody, streamOf, watched } from './chunks.ts';
import { Departure } from './handler-context.ts';
import { meantFirst } from './meant-first.ts';
import { bodyWasRead, hungUp } from './no-body.ts';
import { chunksOf, readBody } from './read-body.ts';
import { Refused } from './refused.ts';
import { type Candidate, createRouter, type Routed } from './route.ts';
import type { Dispatch, ExchangeDefinition, IncomingExchange, Service } from './service.ts';

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
  /**
   * Hears of every answer, and once more of one that breaks off in the middle; refusals and failures go to `console.error`
   * unless told.
   */
  readonly onAnswer?: (event: AnswerEvent) => void;
  /** Milliseconds since 1970; the system's clock unless told. */
  readonly now?: () => number;
}

/** One answered request, with the cause that the sender is not told. */
export interface AnswerEvent {
  readonly exchange: string | undefined;
  readonly answer: Answer<AnswerBody>;
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
  handle(request: SignableRequest, path?: string): Promise<Answer<AnswerBody>>;
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
  for (const exchange of service.exchanges) refuseEndless(exchange);
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

  async function handle(request: SignableRequest, mounted?: string): Promise<Answer<AnswerBody>> {
    const candidates = meantFirst(candidatesOf(request, mounted), request);
    const first = candidates[0]?.exchange;
    if (first === undefined) return noSuchExchange(request.method, request.url.pathname);
    let exchange: ExchangeDefinition | undefined;
    try {
      checkSize(request, bodyLimit);
      checkSignature(first, request, now(), nonces);
      const parsed = parseBody(request, first.body);
      const body = parsed instanceof Promise ? await parsed : parsed;
      const meant = dispatch(service.dispatch, candidates, request.url, body);
      exchange = meant[0]?.exchange;
      const admitted = admit(meant, request, body);
      exchange = admitted.exchange;
      // Another exchange on the address may be signed in another way.
      if (!isSignedAlike(exchange, first)) checkSignature(exchange, request, now(), nonces);
      const departure = new Departure();
      const made = await answerOnce(exchange, admitted.input, request, options.idempotency, departure);
      const { name, responseSignature } = exchange;
      const answer = responseSignature === undefined ? made : await signedWhole(made, responseSignature);
      tell({ exchange: name, answer, cause: undefined });
      const { body: sent } = answer;
      if (typeof sent === 'string' || sent instanceof Uint8Array) return answer;
      const failed = (cause: unknown): void => tell({ exchange: name, answer, cause });
      return { ...answer, body: watched(sent, { failed, stopped: () => departure.controller.abort() }) };
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

function isSignedAlike(
  { signature: one }: ExchangeDefinition,
  { signature: other }: ExchangeDefinition,
): boolean {
  return one?.scheme === other?.scheme && one?.credentials.key === other?.credentials.key;
}

/** What is stored, or signed as a whole, must come to an end and be at hand. */
function refuseEndless({ name, responses, idempotency, responseSignature }: ExchangeDefinition): void {
  for (const { format } of responses) {
    if (format === undefined) continue;
    if (idempotency !== undefined)
      throw new Error(
        `Answers of ${name} are kept for resends, which only JSON and text can be, not ${format}.`,
      );
    if (responseSignature !== undefined && format !== 'bytes')
      throw new Error(`Answers of ${name} are signed as a whole, so they can't be ${format}.`);
  }
}

const remedy =
  'Let the receiver be the first to read the request, or hand it a clone that was made before (request.clone()).';

/** Makes the Fetch-API function of a receiver that handles raw requests. */
export function asReceiver(parts: ReceiverParts): Receiver {
  const answerTo = async ({
    method,
    url: address,
    headers,
    body,
    bodyUsed,
  }: Request): Promise<Answer<AnswerBody>> => {
    const url = new URL(address);
    if (bodyUsed || body?.locked) return bodyWasRead(method, url, remedy);
    const bytes = await readBody(chunksOf(body), parts.bodyLimit).catch(() => undefined);
    return bytes === undefined ? hungUp : parts.handle({ method, url, headers, body: bytes });
  };
  const receiver = async (request: Request): Promise<Response> => {
    const { status, headers, body } = await answerTo(request);
    if (typeof body !== 'string')
      return new Response(body instanceof Uint8Array ? new Uint8Array(body) : streamOf(body), {
        status,
        headers,
      });
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
  if (isBelow(prefix, mounted)) return mounted.slice(prefix.length) || '/';
  return isBelow(prefix, pathname) ? pathname.slice(prefix.length) || '/' : undefined;
}

function isBelow(prefix: string, path: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/');
}

function noSuchExchange(method: string, path: string): Answer {
  return jsonAnswer(
    404,
    { title: 'Not Found', status: 404, detail: `no exchange for ${method} ${path}` },
    'application/problem+json',
  );
}

function logRefusals({ exchange = 'a request', answer, cause }: AnswerEvent): void {
  if (cause === undefined) return;
  const expected = cause instanceof Refused || isResultError(cause);
  const said = typeof answer.body === 'string' ? answer.body : `HTTP ${answer.status}, and broke off`;
  console.error(`${exchange} answered ${said}`, expected ? '' : cause);
}
