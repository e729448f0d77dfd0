import { checkClock, checkNonce, checkPresence, parseUnixTime } from './checks.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { safeEqual } from './safe-equal.ts';
import type { SignatureScheme } from './scheme.ts';
import { isSignedPayload } from './signed-payload.ts';

/**
 * Signature of the platform's callbacks: query parameters `signature`, `timestamp` (milliseconds) and `nonce`, made with
 * the access key that is bound to the merchant's address. It signs the bytes it is given: print the body canonically
 * before. Of a repeated query parameter the first value counts.
 *
 * @see SaaS guide V2.0, "HTTP body signature" (zh-cn_topic_0070649476)
 */
export const saasV2: SignatureScheme = {
  name: 'saas-v2',

  sign(request, { key }, { now, nonce }) {
    const timestamp = String(now);
    const url = new URL(request.url);
    url.searchParams.set('signature', signatureOf(key, nonce, timestamp, request.body).toUpperCase());
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('nonce', nonce);
    return { ...request, url };
  },

  verify(request, { key }, options) {
    const query = request.url.searchParams;
    const signature = query.get('signature') ?? '';
    const timestamp = query.get('timestamp') ?? '';
    const nonce = query.get('nonce') ?? '';
    const failure =
      checkPresence({ signature, timestamp, nonce }, 'query parameter') ??
      checkClock('timestamp', parseUnixTime(timestamp), 'a UNIX time of 13 digits (milliseconds)', options);
    if (failure) return failure;

    const sent = signature.toLowerCase();
    const isSigned = isSignedPayload(request.body, ['top', 'all'], (payload) =>
      safeEqual(sent, signatureOf(key, nonce, timestamp, payload)),
    );
    if (isSigned) return checkNonce('nonce', nonce, options);
    return {
      reason: 'mismatch',
      parameter: 'signature',
      message:
        'The signature does not fit the request. Is the access key the one bound to this address and interface type, and is the body verified as the raw bytes that came in?',
    };
  },
};

/** Lower-case hex. */
function signatureOf(key: string, nonce: string, timestamp: string, payload: Uint8Array | string): string {
  return hmacSha256('hex', key, `${key}${nonce}${timestamp}${hmacSha256('hex', key, payload)}`);
}
