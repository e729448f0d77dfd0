import type { Exchange, Model } from '../../generator/model/model.ts';
import { canonicalJson } from '../../runtime/signing/canonical-json.ts';
import type { Exchanged, Sent } from '../exchanged.ts';
import type { Calls } from '../result.ts';
import { readAnswer } from './read-answer.ts';
import { schemeOf } from './schemes.ts';
import { UnreachableError } from './unreachable.ts';
import type { Variation } from './variation.ts';

export interface MerchantOptions {
  /** The one address of all callbacks. */
  readonly url: string;
  /** Access key that is bound to the address. */
  readonly key: string;
  readonly model: Model;
  readonly calls: Calls;
  /** Seconds until a request is given up. */
  readonly timeout: number;
  readonly fetch?: typeof fetch;
}

/** Fields of a request body; `undefined` leaves one out that would stand there by itself. */
export type Fields = Readonly<Record<string, unknown>>;

/** The merchant's server, called as the platform calls it. */
export interface Merchant {
  /**
   * Sends one request, freshly signed.
   *
   * @throws UnreachableError when no answer came
   */
  send(exchange: string, fields: Fields, variation?: Variation): Promise<Exchanged>;
}

/** Makes the driver of a merchant; it sends what the platform documents, unless a variation says otherwise. */
export function createMerchant(options: MerchantOptions): Merchant {
  const { model, key, timeout, fetch: send = fetch } = options;

  async function attempt(exchange: Exchange, fields: Fields, variation: Variation): Promise<Exchanged> {
    const { request, sent } = prepare(options, exchange, fields, variation);
    const started = performance.now();
    let begun = false;
    try {
      const response = await send(request.url, {
        method: request.method,
        headers: request.headers,
        body: new Uint8Array(request.body),
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.ceil(timeout * 1000)),
      });
      begun = true;
      const { text, whole } = await readAnswer(response);
      const durationMs = Math.round(performance.now() - started);
      const body = hide(text, key);
      const headers = [...response.headers].map(([name, value]) => [name, hide(value, key)] as const);
      return {
        exchange: exchange.name,
        sent,
        received: {
          status: response.status,
          headers: Object.fromEntries(headers),
          body,
          json: whole ? parse(body) : undefined,
          durationMs,
        },
      };
    } catch (error) {
      throw new UnreachableError({ exchange: exchange.name, sent, timeout, begun }, error);
    }
  }

  return {
    async send(name, fields, variation = {}) {
      const exchange = exchangeOf(model, name);
      try {
        return await attempt(exchange, fields, variation);
      } catch (error) {
        if (!(error instanceof UnreachableError) || error.reason !== 'broken') throw error;
        // A server may close an idle connection at the very moment it is used again: that is no fault, so ask once more.
        return attempt(exchange, fields, variation).catch(() => {
          throw error;
        });
      }
    },
  };
}

function prepare(
  { url, key, calls, model }: MerchantOptions,
  exchange: Exchange,
  fields: Fields,
  variation: Variation,
) {
  const marks = {
    ...(model.dispatch?.in === 'body' ? { [model.dispatch.name]: exchange.activity } : {}),
    testFlag: calls === 'debug' ? '1' : undefined,
  };
  const body = variation.body ?? canonicalJson({ ...marks, ...fields }, 'all');
  const contentType = variation.contentType ?? 'application/json;charset=utf8';
  const unsigned = {
    method: exchange.method.toUpperCase(),
    url: addressOf(url, exchange.path),
    headers: new Headers({ accept: 'application/json', 'content-type': contentType }),
    body: new TextEncoder().encode(body),
  };
  const moment = {
    now: Math.round(Date.now() + (variation.clockOffset ?? 0)),
    nonce: crypto.randomUUID().replaceAll('-', '').toUpperCase(),
  };
  const sign = variation.sign ?? schemeOf(exchange).sign;
  const signed = sign(unsigned, { key: variation.key ?? key }, moment);
  const request = variation.tamper?.(signed) ?? signed;
  const sent: Sent = {
    method: request.method,
    url: request.url.href,
    headers: Object.fromEntries(request.headers),
    body: new TextDecoder().decode(request.body),
  };
  return { request, sent };
}

/**
 * An exchange of the model by its name.
 *
 * @throws when the document has none
 */
export function exchangeOf({ id, exchanges }: Model, name: string): Exchange {
  const exchange = exchanges.find((candidate) => candidate.name === name);
  if (exchange === undefined) throw new Error(`The guide ${id} has no exchange ${name}.`);
  return exchange;
}

function addressOf(address: string, subpath: string): URL {
  const url = new URL(address);
  if (subpath !== '/') url.pathname = url.pathname.replace(/\/$/, '') + subpath;
  return url;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** A server that prints its access key in an error message must not get it into our reports. */
function hide(text: string, key: string): string {
  return key.length < 8 ? text : text.replaceAll(key, '[access key]');
}
