import { randomUUID } from 'node:crypto';
import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import type { Exchanged } from '../exchanged.ts';
import { schemeOf } from '../merchant/schemes.ts';
import type { Calls } from '../result.ts';
import { asCall } from './as-call.ts';
import { findExchange } from './find-exchange.ts';
import { ForwardError, forward, type RawAnswer } from './forward.ts';
import { problem } from './problem.ts';
import { jsonOf, receivedOf, sentOf } from './record.ts';

export interface PassingOptions {
  /** Address of the merchant, with its path: the one that is registered with the platform. */
  readonly to: string;
  readonly model: Model;
  /** Access key that is bound to the address. Never printed. */
  readonly key: string;
  /** Makes every call a debugging or a real one; left as it comes unless told. */
  readonly calls?: Calls;
  /** Seconds until a call is given up; the exchange's own time-out unless told, else 5. */
  readonly timeout?: number;
}

/** A request that was passed on, and what came back. */
export interface Passed {
  /** Its `exchange` is empty for a request that fits none. */
  readonly exchanged: Exchanged;
  /** The answer; of our own making (HTTP 502 or 504) when the merchant gave none. */
  readonly answer: RawAnswer;
  /** Why the merchant gave no answer; `undefined` when it did. */
  readonly failure: string | undefined;
}

/** Takes a request whose path lies below the merchant's address, and passes it on signed. */
export type PassOn = (request: SignableRequest) => Promise<Passed>;

/** As the platform's own samples spell it. */
const platformContentType = 'application/json;charset=utf8';
/** Of one connection only, or set anew. A compressed answer could not be shown. */
const droppedHeaders =
  'connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade host content-length expect accept-encoding'.split(
    ' ',
  );

/**
 * Makes the function that signs requests to one merchant, each freshly and over the very bytes that it sends.
 *
 * @throws Error when the address is no HTTP address, the key is empty, or the guide has no callbacks or signs them with an
 * unknown scheme
 */
export function createPassOn({ to, model, key, calls, timeout }: PassingOptions): PassOn {
  const target = targetOf(to);
  if (key === '') throw new Error('The access key is empty. Set the key that is bound to the address.');
  const webhooks = model.exchanges.filter(({ kind }) => kind === 'webhook');
  if (webhooks.length === 0)
    throw new Error(`${model.id} has no callbacks, so there is nothing to sign for a merchant.`);
  // Requests that fit no exchange are signed too, so that one can see how a merchant refuses them.
  const first = webhooks.find(({ signature }) => signature !== undefined);
  if (first !== undefined) schemeOf(first);

  return async (incoming) => {
    const body = asCall(incoming.body, calls);
    const json = jsonOf(body);
    const exchange = findExchange(model, { ...incoming, json });
    const rules = exchange ?? first;
    const url = addressed(target, incoming.url);
    const headers = passedHeaders(incoming.headers, isRecord(json), body.byteLength);
    const unsigned = withoutSignature({ method: incoming.method, url, headers, body }, rules);
    const moment = { now: Date.now(), nonce: randomUUID().replaceAll('-', '').toUpperCase() };
    const request =
      rules?.signature === undefined ? unsigned : schemeOf(rules).sign(unsigned, { key }, moment);
    const startedAt = performance.now();
    const { answer, failure } = await answered(request, timeout ?? rules?.delivery?.timeout ?? 5);
    const received = receivedOf(answer, Math.round(performance.now() - startedAt), key);
    return {
      exchanged: { exchange: exchange?.name ?? '', sent: sentOf(request), received },
      answer,
      failure,
    };
  };
}

function targetOf(to: string): URL {
  const url = URL.parse(to);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new Error(
    `${JSON.stringify(to)} is no address of a server. Write all of it, e.g. http://localhost:3000/saasproduce.`,
  );
}

/** The merchant's address, with the sub-path and the query that the sender asked for. */
function addressed(target: URL, { pathname, searchParams }: URL): URL {
  const url = new URL(target);
  if (pathname !== '/') url.pathname = url.pathname.replace(/\/$/, '') + pathname;
  for (const [name, value] of searchParams) url.searchParams.append(name, value);
  return url;
}

function passedHeaders(incoming: Headers, isJson: boolean, length: number): Headers {
  const headers = new Headers(incoming);
  for (const name of droppedHeaders) headers.delete(name);
  // curl calls a body a form unless told otherwise; the platform never sends one.
  if (isJson || /^application\/json\b/i.test(headers.get('content-type') ?? ''))
    headers.set('content-type', platformContentType);
  if ((headers.get('accept') ?? '*/*') === '*/*') headers.set('accept', 'application/json');
  if (length > 0) headers.set('content-length', String(length));
  return headers;
}

function withoutSignature(request: SignableRequest, rules: Exchange | undefined): SignableRequest {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const { in: place, name } of (rules?.parameters ?? []).filter(({ signing }) => signing)) {
    if (place === 'query') url.searchParams.delete(name);
    if (place === 'header') headers.delete(name);
  }
  return { ...request, url, headers };
}

async function answered(
  request: SignableRequest,
  timeout: number,
): Promise<Pick<Passed, 'answer' | 'failure'>> {
  try {
    return { answer: await forward(request, timeout), failure: undefined };
  } catch (error) {
    if (!(error instanceof ForwardError)) throw error;
    return { answer: problem(error.status, error.message), failure: error.message };
  }
}
