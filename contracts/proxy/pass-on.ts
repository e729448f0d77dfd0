import { randomUUID } from 'node:crypto';
import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import type { Exchanged } from '../exchanged.ts';
import { findGuide } from '../guides/find-guide.ts';
import { readingOf } from '../merchant/reading.ts';
import { schemeOf } from '../merchant/schemes.ts';
import type { Calls } from '../result.ts';
import { asCall } from './as-call.ts';
import { findExchange } from './find-exchange.ts';
import { ForwardError, forward, type RawAnswer } from './forward.ts';
import { problem } from './problem.ts';
import { jsonOf, receivedOf, sentOf } from './record.ts';
import { responseFailure } from './response-failure.ts';

export interface PassingOptions {
  /** Address of the merchant, with its path: the one that is registered with the platform. */
  readonly to: string;
  readonly model: Model;
  /** Access key that is bound to the address. Never printed. */
  readonly key: string;
  /** Names the key, for schemes that send its name along. */
  readonly keyId?: string | undefined;
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
  /** Why the signature of the answer does not hold; `undefined` when it does, or when answers are not signed. */
  readonly unsigned: string | undefined;
}

/** A request that its scheme can't sign, because it lacks what the signature is made of. */
export class UnsignableError extends Error {
  override readonly name = 'UnsignableError';
}

/**
 * Takes a request whose path lies below the merchant's address, and passes it on signed.
 *
 * @throws UnsignableError
 */
export type PassOn = (request: SignableRequest) => Promise<Passed>;

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
export function createPassOn({ to, model, key, keyId, calls, timeout }: PassingOptions): PassOn {
  const target = targetOf(to);
  if (key === '') throw new Error('The access key is empty. Set the key that is bound to the address.');
  const webhooks = model.exchanges.filter(({ kind }) => kind === 'webhook');
  if (webhooks.length === 0)
    throw new Error(`${model.id} has no callbacks, so there is nothing to sign for a merchant.`);
  // Requests that fit no exchange are signed too, so that one can see how a merchant refuses them.
  const first = webhooks.find(({ signature }) => signature !== undefined);
  if (first !== undefined) schemeOf(first);
  const credentials = { key, ...(keyId === undefined ? {} : { id: keyId }) };
  const contentType = findGuide(model)?.habits.contentType ?? 'application/json';

  return async (incoming) => {
    const exchange = findExchange(model, { ...incoming, json: jsonOf(incoming.body) });
    const rules = exchange ?? first;
    const { url, body } =
      rules === undefined || calls === undefined ? incoming : asCall(model, rules, incoming, calls);
    const headers = passedHeaders(incoming.headers, body, contentType);
    const request = signed({ method: incoming.method, url: addressed(target, url), headers, body }, rules);
    const startedAt = performance.now();
    const { answer, failure } = await answered(request, timeout ?? rules?.delivery?.timeout ?? 5);
    const received = receivedOf(answer, Math.round(performance.now() - startedAt), key);
    return {
      exchanged: {
        exchange: exchange?.name ?? '',
        sent: sentOf(request),
        received,
        ...(exchange === undefined ? {} : { reading: readingOf(model, exchange.name) }),
      },
      answer,
      failure,
      unsigned: failure === undefined ? responseFailure(rules?.responseSignature, answer, key) : undefined,
    };
  };

  function signed(request: SignableRequest, rules: Exchange | undefined): SignableRequest {
    if (rules?.signature === undefined) return request;
    const moment = { now: Date.now(), nonce: randomUUID().replaceAll('-', '').toUpperCase() };
    try {
      // Whatever signature came with the request is replaced.
      return schemeOf(rules).sign(request, credentials, moment);
    } catch (error) {
      throw new UnsignableError(error instanceof Error ? error.message : String(error));
    }
  }
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

/** @param contentType what the platform sends JSON as */
function passedHeaders(incoming: Headers, body: Uint8Array, contentType: string): Headers {
  const headers = new Headers(incoming);
  for (const name of droppedHeaders) headers.delete(name);
  // curl calls a body a form unless told otherwise; the platform never sends one.
  if (isRecord(jsonOf(body)) || /^application\/json\b/i.test(headers.get('content-type') ?? ''))
    headers.set('content-type', contentType);
  if ((headers.get('accept') ?? '*/*') === '*/*') headers.set('accept', 'application/json');
  if (body.byteLength > 0) headers.set('content-length', String(body.byteLength));
  return headers;
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
