import { missing } from './checks.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { safeEqual } from './safe-equal.ts';
import type { ResponseSignatureScheme, SignatureFailure } from './scheme.ts';

const NAME = 'Body-Sign';

/** The guides print it with and without a blank before the second value, and name none of the blanks as a condition. */
const FORM = /^sign_type="HMAC-SHA256", ?signature= ?"([^"]+)"$/;

/**
 * Signature of V1 responses: header `Body-Sign` over the very bytes of the body, blanks and line ends included. Every
 * response needs it, refusals too. The platform rejects the header when its name is written in any other case.
 *
 * @see SaaS guide V1.0, "HTTP body signature" (zh-cn_topic_0070649157)
 */
export const bodySign: ResponseSignatureScheme = {
  name: 'body-sign',

  sign({ body }, { key }) {
    return { [NAME]: `sign_type="HMAC-SHA256", signature="${signatureOf(key, body)}"` };
  },

  verify({ headers, body }, { key }) {
    const value = headers[NAME];
    if (!value) return misspelt(headers) ?? missing(NAME, 'header');
    const sent = FORM.exec(value)?.[1];
    if (sent === undefined) {
      const message = `"${NAME}" is not sign_type="HMAC-SHA256", signature="…", both values in double quotes.`;
      return { reason: 'malformed', parameter: NAME, message };
    }
    if (safeEqual(sent, signatureOf(key, body))) return undefined;
    return {
      reason: 'mismatch',
      parameter: NAME,
      message:
        'The signature does not fit the body. Is the key used alone, without a timeStamp, and are the bytes sent the bytes signed, line feed at the end and all?',
    };
  },
};

function misspelt(headers: Readonly<Record<string, string>>): SignatureFailure | undefined {
  const found = Object.keys(headers).find((name) => name.toLowerCase() === NAME.toLowerCase());
  if (found === undefined || found === NAME) return undefined;
  const message = `The header "${found}" must be written "${NAME}": the platform looks at the case of its name.`;
  return { reason: 'malformed', parameter: NAME, message };
}

function signatureOf(key: string, body: Uint8Array): string {
  return hmacSha256('base64', key, body);
}
