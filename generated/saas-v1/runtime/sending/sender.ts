import type { Credentials, SignableRequest, SignatureScheme, SigningMoment } from '../signing/scheme.ts';

export interface SenderOptions {
  /** Address of the other side: the receiver's one address, or the base URL of the platform's site. */
  readonly url: string;
  /**
   * Seconds until a try is given up; the document's own time-out unless told. Of an answer that comes event by event only
   * the beginning has to be there by then.
   */
  readonly timeout?: number;
  /** How a failed delivery is tried again; none unless told. */
  readonly retry?: Retry;
  /** Added to each request that does not have them: an API key, a token. A function is asked each time. */
  readonly headers?: Readonly<Record<string, string>> | (() => Promise<Readonly<Record<string, string>>>);
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Milliseconds since 1970; the system's clock unless told. */
  readonly now?: () => number;
}

export interface Retry {
  /** Tries after the first one. */
  readonly times: number;
  /** Seconds between two tries. */
  readonly every: number;
}

/** What a sender must know of one exchange. */
export interface SendingRule {
  readonly signature?: {
    readonly scheme: SignatureScheme;
    /** May be left out for exchanges that are never called. */
    readonly credentials: Credentials | undefined;
  };
  /** The method that openapi-fetch does not know, so that it says another. */
  readonly method?: string;
  /** Seconds. */
  readonly timeout?: number;
  /** The answer comes event by event, or line by line, unless it is JSON. */
  readonly comesInPieces?: boolean;
  /** Fixed part of the path that the exchange adds to the address; absent for plain paths. */
  readonly subpath?: string;
}

/**
 * A `fetch` that signs, times out and tries again. Every try gets a fresh time stamp and nonce; only a network
 * failure, a time-out and HTTP 429 or 5xx are tried again.
 */
export function sendingFetch(
  options: SenderOptions,
  rule: SendingRule,
): (request: Request) => Promise<Response> {
  const {
    retry = { times: 0, every: 0 },
    fetch: send = (request) => fetch(request),
    now = Date.now,
  } = options;
  const { signature } = rule;
  const timeout = options.timeout ?? rule.timeout;
  return async (request) => {
    const url = targetOf(request.url, options.url, rule.subpath);
    const body = new Uint8Array(await request.arrayBuffer());
    const headers = await withHeaders(request.headers, options.headers);
    const unsigned = { method: rule.method ?? request.method, url, headers, body };
    const attempt = async (): Promise<Response> => {
      const moment = { now: now(), nonce: crypto.randomUUID().replaceAll('-', '') };
      const signed = sign(unsigned, signature, moment);
      const late = lateness(timeout);
      const sent = new Request(signed.url, {
        method: signed.method,
        headers: signed.headers,
        // A receiver answers itself: what redirects a callback would turn it into a GET.
        redirect: rule.subpath === undefined ? request.redirect : 'manual',
        signal: anyOf([request.signal, late.signal]),
        ...(body.byteLength === 0 ? {} : { body }),
      });
      // Node's fetch holds on to its request by weak references: collected meanwhile, it would never hear of a time-out.
      const response = await send(sent).finally(() => sent.signal.aborted);
      if (rule.comesInPieces === true && !isJson(response)) late.forget();
      return response;
    };
    for (let left = retry.times; left > 0; left--) {
      const response = await attempt().catch((error: unknown) => {
        if (request.signal.aborted) throw error;
        return undefined;
      });
      if (response !== undefined && response.status !== 429 && response.status < 500) return response;
      await response?.body?.cancel();
      await pause(retry.every, request.signal);
    }
    return attempt();
  };
}

function isJson({ headers }: Response): boolean {
  return /^application\/json\b/i.test(headers.get('content-type') ?? '');
}

async function withHeaders(own: Headers, given: SenderOptions['headers']): Promise<Headers> {
  if (given === undefined) return own;
  const headers = new Headers(typeof given === 'function' ? await given() : given);
  own.forEach((value, name) => void headers.set(name, value));
  return headers;
}

/** A signal that comes in some seconds, if at all. */
function lateness(seconds: number | undefined): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const late = (): void =>
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  const timer = seconds === undefined ? undefined : setTimeout(late, Math.ceil(seconds * 1000));
  // A time-out alone keeps no process alive. Timers of Node are objects, others numbers.
  const { unref }: { readonly unref?: () => void } = Object(timer);
  unref?.call(timer);
  return { signal: controller.signal, forget: () => clearTimeout(timer) };
}

/** As `AbortSignal.any` does, which the library of TypeScript 5.4 does not know. */
function anyOf(signals: readonly AbortSignal[]): AbortSignal {
  const any: unknown = Reflect.get(AbortSignal, 'any');
  if (typeof any !== 'function') throw new Error('This runtime has no AbortSignal.any.');
  return any.call(AbortSignal, signals);
}

function sign(
  request: SignableRequest,
  signature: SendingRule['signature'],
  moment: SigningMoment,
): SignableRequest {
  if (signature === undefined) return request;
  const { scheme, credentials } = signature;
  if (credentials !== undefined) return scheme.sign(request, credentials, moment);
  throw new Error(
    `${request.method} ${request.url.pathname} is signed with ${scheme.name}, but no credentials were given for it.`,
  );
}

/** Where a request goes: to the receiver's one address with the request's own query, or as it is. */
function targetOf(requested: string, address: string, subpath: string | undefined): URL {
  const url = new URL(requested);
  // Behind a fragment, which keeps apart operations of one address, a query would not reach the server.
  const [, query] = url.hash.split('?');
  url.hash = '';
  if (query !== undefined) url.search = query;
  if (subpath === undefined) return url;
  const target = new URL(address);
  if (subpath !== '/') target.pathname = target.pathname.replace(/\/$/, '') + subpath;
  target.search = [target.search.slice(1), url.search.slice(1)].filter((part) => part !== '').join('&');
  return target;
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
