import { parseObject } from './canonical-json.ts';
import { checkClock, checkPresence, missing } from './checks.ts';
import { parameterToken } from './parameter-token.ts';
import { safeEqual } from './safe-equal.ts';
import type { SignatureScheme } from './scheme.ts';
import { parseTimeStamp } from './time-stamp.ts';

/**
 * Signature of the kit's callbacks, V1: header `authToken` (base64) over the top-level members of the JSON body, of which
 * `timeStamp` (`yyyyMMddHHmmssSSS`, UTC+8) is a part of the key; signing uses the one in the body, not the moment. Blank
 * members are not signed, and of a list only its first element is: refuse bodies with lists, the documented ones hold
 * none. The guide knows no clock window and no nonce.
 *
 * @see SaaS guide V1.0 for joint operation, "authToken" (zh-cn_topic_0070649135)
 */
export const authTokenHeader: SignatureScheme = {
  name: 'auth-token-header',

  sign(request, { key }) {
    const members = signedMembers(request.body);
    const timeStamp = members?.get('timeStamp');
    if (members === undefined || timeStamp === undefined) {
      throw new Error(
        'auth-token-header signs with the "timeStamp" of the body, but the body is no JSON object that has one: set it, as yyyyMMddHHmmssSSS in UTC+8.',
      );
    }
    const headers = new Headers(request.headers);
    headers.set('authToken', parameterToken(key, timeStamp, members));
    return { ...request, headers };
  },

  verify(request, { key }, options) {
    // The guide's sample prints the token in double quotes.
    const sent = (request.headers.get('authToken') ?? '').replace(/^"(.*)"$/, '$1');
    if (sent === '') return missing('authToken', 'header');
    const members = signedMembers(request.body);
    if (members === undefined) {
      const message = 'The body is not a JSON object in UTF-8, so its members cannot be verified.';
      return { reason: 'malformed', parameter: 'body', message };
    }
    const timeStamp = members.get('timeStamp') ?? '';
    const failure =
      checkPresence({ timeStamp }, 'member of the body') ??
      checkClock('timeStamp', parseTimeStamp(timeStamp, '+08:00'), 'a time yyyyMMddHHmmssSSS', options);
    if (failure) return failure;
    if (safeEqual(sent, parameterToken(key, timeStamp, members))) return undefined;
    return {
      reason: 'mismatch',
      parameter: 'authToken',
      message:
        'The authToken does not fit the body. Is the key the one of this merchant, and is the body verified as the raw bytes that came in?',
    };
  },
};

/** Name → text of the members that are signed; `undefined` when `body` is not a JSON object. */
function signedMembers(body: Uint8Array): Map<string, string> | undefined {
  try {
    const members = new Map<string, string>();
    for (const [name, value] of Object.entries(parseObject(body))) {
      const text = textOf(value);
      if (!isBlank(text)) members.set(name, text);
    }
    return members;
  } catch {
    return undefined;
  }
}

const WHITE_SPACE = /[^\S\u00a0\u2007\u202f\ufeff]/;

/** As the platform's sample, in Java, has it: no-break spaces and the byte order mark are text, U+001C to U+001F are not. */
function isBlank(text: string): boolean {
  for (const character of text) {
    if (!WHITE_SPACE.test(character) && !(character >= '\u001c' && character <= '\u001f')) return false;
  }
  return true;
}

/** As the platform's sample prints values: of a list its first element; numbers as they were written. */
function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (first === null || first === undefined) return '';
  return typeof first === 'string' ? first : JSON.stringify(first);
}
