import type { Exchange, Model } from '../../generator/model/model.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import type { Exchanged, Sent } from '../exchanged.ts';
import type { Calls } from '../result.ts';
import type { Fields } from './fields.ts';
import { hideKey } from './hide-key.ts';
import { type Manner, mannersOf } from './manners.ts';
import { placeFields } from './place-fields.ts';
import { schemeOf } from './schemes.ts';
import { type EncryptSecret, withSecrets } from './secret-fields.ts';
import { NoAnswer, sendAndHangUp, sendRequest } from './send-request.ts';
import { signingParameters, signingValue } from './signing-parameters.ts';
import { UnreachableError } from './unreachable.ts';
import { changed, type Variation } from './variation.ts';

export interface MerchantOptions {
  /** The one address of all callbacks. */
  readonly url: string;
  /** Access key that is bound to the address. */
  readonly key: string;
  /** Names the key, for schemes that send its name along. */
  readonly keyId?: string | undefined;
  readonly model: Model;
  readonly calls: Calls;
  /** Seconds until a request is given up. */
  readonly timeout: number;
  /** Encrypts secrets for the merchant. */
  readonly encryptSecret?: EncryptSecret | undefined;
}

/** The merchant's server, called as the platform calls it. */
export interface Merchant {
  /**
   * Sends one request, freshly signed.
   *
   * @throws UnreachableError when no answer came
   */
  send(exchange: string, fields: Fields, variation?: Variation): Promise<Exchanged>;
  /**
   * Sends one whole request, freshly signed, and hangs up before the answer can be read.
   *
   * @throws UnreachableError when it could not be sent
   */
  sendUnheard(exchange: string, fields: Fields, variation?: Variation): Promise<void>;
}

/** Makes the driver of a merchant; it sends what the platform documents, unless a variation says otherwise. */
export function createMerchant(options: MerchantOptions): Merchant {
  const { key, timeout } = options;
  const mannerOf = mannersOf(options.model, options.calls);

  async function attempt(manner: Manner, fields: Fields, variation: Variation): Promise<Exchanged> {
    const { exchange, reading } = manner;
    const request = prepare(options, manner, fields, variation);
    const sent = sentOf(request);
    const started = performance.now();
    try {
      const { status, headers, headerNames, text, whole } = await sendRequest(
        request,
        timeout,
        variation.wire,
      );
      const body = hideKey(text, key);
      return {
        exchange: exchange.name,
        sent,
        received: {
          status,
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, hideKey(value, key)]),
          ),
          body,
          json: whole ? parse(body) : undefined,
          durationMs: Math.round(performance.now() - started),
        },
        headerNames,
        reading,
      };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      throw new UnreachableError({ exchange: exchange.name, sent, timeout, ...error.progress }, error.cause);
    }
  }

  return {
    async send(name, fields, variation = {}) {
      const manner = mannerOf(name);
      try {
        return await attempt(manner, fields, variation);
      } catch (error) {
        const isKept = variation.wire?.agent !== undefined;
        if (!isKept || !(error instanceof UnreachableError) || error.reason !== 'broken') throw error;
        // A server may close an idle connection at the very moment it is used again: that is no fault, so ask once more.
        return attempt(manner, fields, variation).catch(() => {
          throw error;
        });
      }
    },
    async sendUnheard(name, fields, variation = {}) {
      const request = prepare(options, mannerOf(name), fields, variation);
      try {
        await sendAndHangUp(request, timeout);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        const attempted = { exchange: name, sent: sentOf(request), timeout, ...error.progress };
        throw new UnreachableError(attempted, error.cause);
      }
    },
  };
}

function prepare(options: MerchantOptions, manner: Manner, fields: Fields, variation: Variation) {
  const { exchange, mark, secrets, contentType } = manner;
  const encrypt = variation.encrypt ?? options.encryptSecret;
  const marked = { ...mark, ...withSecrets(secrets, fields, encrypt, variation.digest) };
  const unsigned = placeFields(options.model, exchange, options.url, marked, {
    body: variation.body,
    print: variation.print,
    contentType: variation.contentType ?? contentType,
  });
  const signed = signedBy(options, exchange, unsigned, variation);
  const changedSignature = changed(exchange, signed, variation.change ?? {});
  return variation.tamper?.(changedSignature) ?? changedSignature;
}

function signedBy(
  options: MerchantOptions,
  exchange: Exchange,
  unsigned: SignableRequest,
  { clockOffset = 0, key = options.key, nonce = randomNonce(), ...variation }: Variation,
): SignableRequest {
  const { sign = schemeOf(exchange).sign, until } = variation;
  const now = Math.round(Date.now() + clockOffset);
  const credentials = { key, ...(options.keyId === undefined ? {} : { id: options.keyId }) };
  const signedAt = (time: number) => sign(unsigned, credentials, { now: time, nonce });
  if (until === undefined) return signedAt(now);
  const parameter = signingParameters(exchange).find(({ role }) => role === 'signature');
  for (let time = now; parameter !== undefined && time > now - 1000; time--) {
    const signed = signedAt(time);
    if (until(signingValue(signed, parameter))) return signed;
  }
  return signedAt(now);
}

function randomNonce(): string {
  return crypto.randomUUID().replaceAll('-', '').toUpperCase();
}

function sentOf({ method, url, headers, body }: SignableRequest): Sent {
  return {
    method,
    url: url.href,
    headers: Object.fromEntries(headers),
    body: new TextDecoder().decode(body),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}
