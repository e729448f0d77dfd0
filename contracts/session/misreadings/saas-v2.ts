import { createHash } from 'node:crypto';
import { saasV2 } from '../../../runtime/signing/saas-v2.ts';
import type { SignableRequest, SignatureScheme } from '../../../runtime/signing/scheme.ts';
import type { Dialect } from '../dialect.ts';
import { hmac } from './hmac.ts';

/** Misreadings of the signature of SaaS V2.0 and its kin. */
export const saasV2Misreadings: readonly Dialect[] = [
  {
    check: 'signature.upper-case-hex',
    misreading: 'its signature is written in lower case',
    variation: {
      sign: (request, credentials, moment) => {
        const signed = saasV2.sign(request, credentials, moment);
        return withSignature(signed, signed.url.searchParams.get('signature')?.toLowerCase() ?? '');
      },
    },
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

/** Signs as documented, but with another hash of the body. */
function hashingBody(hash: (key: string, body: string) => string): SignatureScheme['sign'] {
  return (request, credentials, moment) => {
    const { key } = credentials;
    const bodyHash = hash(key, new TextDecoder().decode(request.body));
    const signature = hmac(key, `${key}${moment.nonce}${moment.now}${bodyHash}`).toUpperCase();
    return withSignature(saasV2.sign(request, credentials, moment), signature);
  };
}

function withSignature(signed: SignableRequest, signature: string): SignableRequest {
  const url = new URL(signed.url);
  url.searchParams.set('signature', signature);
  return { ...signed, url };
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
