import { hash } from 'node:crypto';
import { checkClock, missing } from './checks.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { safeEqual } from './safe-equal.ts';
import type { Credentials, SignableRequest, SignatureFailure, SignatureScheme } from './scheme.ts';
import { parseSdkAuthorization, SDK_ALGORITHM } from './sdk-authorization.ts';
import { canonicalRequest, signedValue } from './sdk-canonical-request.ts';

/** Headers that HTTP clients and proxies set or change on the way. */
const NEVER_SIGNED = new Set(
  'authorization connection content-length expect keep-alive te trailer transfer-encoding upgrade'.split(' '),
);

/**
 * Signature of the Open APIs with AK (`credentials.id`) and SK (`credentials.key`): headers `X-Sdk-Date` and
 * `Authorization`. All headers present at signing are signed, and `host`. A header `X-Sdk-Content-Sha256` stands for
 * the hash of the body; its value `UNSIGNED-PAYLOAD` leaves the body out. The gateway's clock window is 900 s.
 *
 * @see API Request Signing Guide, `devg-apisign/api-sign-algorithm-001` to `-005`
 */
export const sdkHmacSha256: SignatureScheme = {
  name: 'sdk-hmac-sha256',

  sign(request, credentials, { now }) {
    if (credentials.id === undefined) {
      throw new Error('sdk-hmac-sha256 signs with AK and SK, but the AK is missing: set credentials.id.');
    }
    const headers = new Headers(request.headers);
    headers.set('X-Sdk-Date', formatSdkDate(now));
    const names = new Set(['host']);
    // Not `headers.keys()`: projects without TypeScript's library `dom.iterable` could not compile it.
    headers.forEach((_value, name) => void names.add(name));
    const signedHeaders = [...names].filter((name) => !NEVER_SIGNED.has(name)).sort();
    const signed = { ...request, headers };
    const signature = signatureOf(signed, signedHeaders, credentials);
    headers.set(
      'Authorization',
      `${SDK_ALGORITHM} Access=${credentials.id}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
    );
    return signed;
  },

  verify(request, credentials, options) {
    const header = request.headers.get('Authorization');
    if (!header) return missing('Authorization', 'header');
    const authorization = parseSdkAuthorization(header);
    if (authorization === undefined) {
      const message = `"Authorization" is not ${SDK_ALGORITHM} Access=…, SignedHeaders=…, Signature=….`;
      return { reason: 'malformed', parameter: 'Authorization', message };
    }
    const { access, signedHeaders, signature } = authorization;
    const date = request.headers.get('X-Sdk-Date');
    if (!date) return missing('X-Sdk-Date', 'header');
    if (!signedHeaders.includes('x-sdk-date')) {
      const message = '"SignedHeaders" must name x-sdk-date, or the time could be changed on the way.';
      return { reason: 'malformed', parameter: 'SignedHeaders', message };
    }
    const absent = signedHeaders.find((name) => signedValue(request, name) === undefined);
    if (absent !== undefined) return missing(absent, 'signed header');
    if (credentials.id !== undefined && access !== credentials.id) {
      return {
        reason: 'mismatch',
        parameter: 'Access',
        message: 'The AK in "Authorization" is not known here.',
      };
    }
    const failure =
      checkClock('X-Sdk-Date', parseSdkDate(date), 'a UTC time such as 20240601T080000Z', options) ??
      checkContentHash(request);
    if (failure) return failure;
    if (safeEqual(signature.toLowerCase(), signatureOf(request, signedHeaders, credentials)))
      return undefined;
    const message =
      'The signature does not fit the request. Is the SK the one that belongs to the AK, and did method, URL, signed headers and body arrive as they were signed?';
    return { reason: 'mismatch', parameter: 'Signature', message };
  },
};

/** Lower-case hex. */
function signatureOf(
  request: SignableRequest,
  signedHeaders: readonly string[],
  { key }: Credentials,
): string {
  const date = request.headers.get('X-Sdk-Date');
  const digest = hash('sha256', canonicalRequest(request, signedHeaders));
  return hmacSha256('hex', key, `${SDK_ALGORITHM}\n${date}\n${digest}`);
}

/** The signature covers only what the header says about the body; so what it says must be true. */
function checkContentHash({ headers, body }: SignableRequest): SignatureFailure | undefined {
  const parameter = 'X-Sdk-Content-Sha256';
  const stated = headers.get(parameter);
  if (stated === null || stated === 'UNSIGNED-PAYLOAD') return undefined;
  if (stated.toLowerCase() === hash('sha256', body)) return undefined;
  return { reason: 'mismatch', parameter, message: `"${parameter}" is not the SHA-256 of the body.` };
}

function formatSdkDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

function parseSdkDate(text: string): number | undefined {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const time = iso === text ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}
