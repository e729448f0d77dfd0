import { checkClock, checkPresence } from './checks.ts';
import { parameterToken } from './parameter-token.ts';
import { safeEqual } from './safe-equal.ts';
import type { SignatureScheme } from './scheme.ts';
import { formatTimeStamp, parseTimeStamp } from './time-stamp.ts';

/**
 * Signature of the V1 callbacks, which are GET requests: query parameters `authToken` (base64) and `timeStamp`
 * (`yyyyMMddHHmmssSSS`, UTC). All other query parameters are signed, of a repeated one the first value; the body is not.
 * The guide knows no clock window and no nonce.
 *
 * @see SaaS guide V1.0, "authToken" (zh-cn_topic_0070649156)
 */
export const authToken: SignatureScheme = {
  name: 'auth-token',

  sign(request, { key }, { now }) {
    const timeStamp = formatTimeStamp(now);
    const url = new URL(request.url);
    url.searchParams.delete('authToken');
    url.searchParams.set('timeStamp', timeStamp);
    url.searchParams.append('authToken', parameterToken(key, timeStamp, firstValues(url)));
    // A plus sign is printed as %2B already, so each one left is a space: written so that every decoder agrees.
    url.search = url.searchParams.toString().replaceAll('+', '%20');
    return { ...request, url };
  },

  verify(request, { key }, options) {
    const parameters = firstValues(request.url);
    const timeStamp = parameters.get('timeStamp') ?? '';
    // Base64 has no spaces: these were plus signs, sent as they are.
    const sent = (parameters.get('authToken') ?? '').replaceAll(' ', '+');
    parameters.delete('authToken');
    const failure =
      checkPresence({ authToken: sent, timeStamp }, 'query parameter') ??
      checkClock('timeStamp', parseTimeStamp(timeStamp, 'Z'), 'a UTC time yyyyMMddHHmmssSSS', options);
    if (failure) return failure;
    if (safeEqual(sent, parameterToken(key, timeStamp, parameters))) return undefined;
    return {
      reason: 'mismatch',
      parameter: 'authToken',
      message:
        'The authToken does not fit the request. Is the key the one of this merchant, and did all query parameters arrive as they were sent, each value percent-encoded once?',
    };
  },
};

/** Decoded once, `+` as a space, as the platform's sample does. */
function firstValues(url: URL): Map<string, string> {
  return new Map([...url.searchParams].reverse()); // In a Map the last of equal names wins.
}
