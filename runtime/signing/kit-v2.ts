import { checkClock, checkNonce, checkPresence, parseUnixTime } from './checks.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { safeEqual } from './safe-equal.ts';
import type { SignatureScheme } from './scheme.ts';
import { isSignedPayload } from './signed-payload.ts';

/**
 * Signature of the kit's callbacks, V2: headers `x-sign` (hex), `x-timestamp` (milliseconds) and `x-nonce`, made with the
 * access key that is bound to the joint SaaS sync interfaces. Unlike `saas-v2`, the body itself is signed, not its hash.
 * It signs the bytes it is given: print the body canonically before.
 *
 * @see SaaS guide V2.0, "HTTP body signature", part on the kit (zh-cn_topic_0070649476)
 */
export const kitV2: SignatureScheme = {
  name: 'kit-v2',

  sign(request, { key }, { now, nonce }) {
    const timestamp = String(now);
    const headers = new Headers(request.headers);
    headers.set('x-sign', signatureOf(key, nonce, timestamp, request.body).toUpperCase());
    headers.set('x-timestamp', timestamp);
    headers.set('x-nonce', nonce);
    return { ...request, headers };
  },

  verify(request, { key }, options) {
    const signature = request.headers.get('x-sign') ?? '';
    const timestamp = request.headers.get('x-timestamp') ?? '';
    const nonce = request.headers.get('x-nonce') ?? '';
    const failure =
      checkPresence({ 'x-sign': signature, 'x-timestamp': timestamp, 'x-nonce': nonce }, 'header') ??
      checkClock('x-timestamp', parseUnixTime(timestamp), 'a UNIX time of 13 digits (milliseconds)', options);
    if (failure) return failure;

    const sent = signature.toLowerCase();
    const isSigned = isSignedPayload(request.body, ['top'], (payload) =>
      safeEqual(sent, signatureOf(key, nonce, timestamp, payload)),
    );
    if (isSigned) return checkNonce('x-nonce', nonce, options);
    return {
      reason: 'mismatch',
      parameter: 'x-sign',
      message:
        'The signature does not fit the request. Is the access key the one bound to the joint SaaS sync interfaces, and is the body verified as the raw bytes that came in?',
    };
  },
};

/** Lower-case hex. */
function signatureOf(key: string, nonce: string, timestamp: string, payload: Uint8Array | string): string {
  return hmacSha256('hex', key, `${key}${nonce}${timestamp}`, payload);
}
