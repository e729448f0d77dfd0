import { checkClock, checkNonce, checkPresence, parseUnixTime } from './checks.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { safeEqual } from './safe-equal.ts';
import type { SignatureScheme } from './scheme.ts';
import { isSignedPayload } from './signed-payload.ts';

/**
 * Signature of the new usage push: headers `signature` (base64), `ts` (milliseconds) and `nonce`, made with the access
 * key that is bound to the basic interfaces. It signs the very bytes that are sent: print the body with its keys sorted
 * at every level before. The guide does not say whether the platform sorts them again, so both ways verify.
 *
 * @see "Usage push, new" (zh-cn_topic_0070649410)
 */
export const usagePush: SignatureScheme = {
  name: 'usage-push',

  sign(request, { key }, { now, nonce }) {
    const ts = String(now);
    const headers = new Headers(request.headers);
    headers.set('signature', signatureOf(key, ts, nonce, request.body));
    headers.set('ts', ts);
    headers.set('nonce', nonce);
    return { ...request, headers };
  },

  verify(request, { key }, options) {
    const signature = request.headers.get('signature') ?? '';
    const ts = request.headers.get('ts') ?? '';
    const nonce = request.headers.get('nonce') ?? '';
    const failure =
      checkPresence({ signature, ts, nonce }, 'header') ??
      checkClock('ts', parseUnixTime(ts), 'a UNIX time of 13 digits (milliseconds)', options);
    if (failure) return failure;

    const isSigned = isSignedPayload(request.body, ['all'], (payload) =>
      safeEqual(signature, signatureOf(key, ts, nonce, payload)),
    );
    if (isSigned) return checkNonce('nonce', nonce, options);
    return {
      reason: 'mismatch',
      parameter: 'signature',
      message:
        'The signature does not fit the request. Is the access key the one bound to the basic interfaces, and are the bytes sent the bytes signed?',
    };
  },
};

function signatureOf(key: string, ts: string, nonce: string, payload: Uint8Array | string): string {
  return hmacSha256('base64', key, `ts=${ts}&nonce=${nonce}&body=`, payload);
}
