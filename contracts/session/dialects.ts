import { createHash, createHmac } from 'node:crypto';
import { saasV2 } from '../../runtime/signing/saas-v2.ts';
import type { SignableRequest, SignatureScheme } from '../../runtime/signing/scheme.ts';
import { type Variation, withQuery } from '../merchant/variation.ts';

/**
 * One way to address a merchant: the documented one, or what a known misreading of the documents makes of it. A merchant
 * that understands only a misreading is verified in it, so that this one fault is named and hides no others.
 */
export interface Dialect {
  /** The check that fails for a merchant who wants this dialect; none for the documented one. */
  readonly check: string | undefined;
  /** The merchant's misreading, as the end of a sentence. */
  readonly misreading: string;
  readonly variation: Variation;
}

export const documented: Dialect = { check: undefined, misreading: '', variation: {} };

export const misreadings: readonly Dialect[] = [
  {
    check: 'signature.upper-case-hex',
    misreading: 'its signature is written in lower case',
    variation: { sign: resigned(({ signature }) => ({ signature: signature.toLowerCase() })) },
  },
  {
    check: 'transport.request-content-type',
    misreading: 'its Content-Type is application/json without a charset',
    variation: { contentType: 'application/json' },
  },
  {
    check: 'signature.valid',
    misreading: 'its time stamp is in seconds instead of milliseconds',
    variation: {
      sign: (request, credentials, moment) =>
        saasV2.sign(request, credentials, { ...moment, now: Math.floor(moment.now / 1000) }),
    },
  },
  {
    check: 'signature.valid',
    misreading:
      'the body is sorted in descending order before it is hashed; the documented order is ascending',
    variation: { sign: hashingBody((key, body) => hmac(key, descending(body))) },
  },
  {
    check: 'signature.valid',
    misreading:
      'the body is hashed with plain SHA-256; the documented hash is HMAC-SHA256 with the access key',
    variation: { sign: hashingBody((_key, body) => createHash('sha256').update(body).digest('hex')) },
  },
  {
    check: 'signature.valid',
    misreading: 'the hash of the body is written in upper case before it is signed',
    variation: { sign: hashingBody((key, body) => hmac(key, body).toUpperCase()) },
  },
];

type Sign = SignatureScheme['sign'];

/** Signs as documented, then changes the signing parameters. */
function resigned(change: (parameters: { signature: string }) => { signature: string }): Sign {
  return (request, credentials, moment) =>
    withQuery((query) => change({ signature: query.get('signature') ?? '' }))(
      saasV2.sign(request, credentials, moment),
    );
}

/** Signs as documented, but with another hash of the body. */
function hashingBody(hash: (key: string, body: string) => string): Sign {
  return (request: SignableRequest, credentials, moment) => {
    const { key } = credentials;
    const bodyHash = hash(key, new TextDecoder().decode(request.body));
    const signature = hmac(key, `${key}${moment.nonce}${moment.now}${bodyHash}`).toUpperCase();
    return withQuery(() => ({ signature }))(saasV2.sign(request, credentials, moment));
  };
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** A body that is no JSON on purpose stays as it is. */
function descending(body: string): string {
  try {
    const fields = Object.entries(JSON.parse(body) as Record<string, unknown>);
    return JSON.stringify(Object.fromEntries(fields.reverse()));
  } catch {
    return body;
  }
}
