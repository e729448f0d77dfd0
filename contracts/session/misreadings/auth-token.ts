import { createHmac } from 'node:crypto';
import { authToken } from '../../../runtime/signing/auth-token.ts';
import type { SignatureScheme } from '../../../runtime/signing/scheme.ts';
import type { Dialect } from '../dialect.ts';

/** Misreadings of the token of V1's GET callbacks. */
export const authTokenMisreadings: readonly Dialect[] = [
  {
    check: 'signature.plus-sign',
    misreading: 'there is no plus sign in the token: decode %2B once, and turn blanks back into plus signs',
    variation: { until: (token) => !token.includes('+') },
  },
  {
    check: 'signature.valid',
    misreading: 'the key is used alone; the documented key is the access key followed by the timeStamp',
    variation: { sign: tokenBy((key, _timeStamp, text) => digest(key, text, 'base64')) },
  },
  {
    check: 'signature.valid',
    misreading: 'the token is written in hexadecimal digits; the documented form is Base64',
    variation: { sign: tokenBy((key, timeStamp, text) => digest(key + timeStamp, text, 'hex')) },
  },
  {
    check: 'signature.valid',
    misreading: 'the parameters are sorted in descending order; the documented order is ascending',
    variation: {
      sign: tokenBy((key, timeStamp, text) =>
        digest(key + timeStamp, text.split('&').toReversed().join('&'), 'base64'),
      ),
    },
  },
];

/** Signs as documented, but with another token. */
function tokenBy(make: (key: string, timeStamp: string, text: string) => string): SignatureScheme['sign'] {
  return (request, credentials, moment) => {
    const signed = authToken.sign(request, credentials, moment);
    const { url } = signed;
    const parameters = [...url.searchParams].filter(([name]) => name !== 'authToken');
    const text = parameters
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    url.searchParams.set('authToken', make(credentials.key, url.searchParams.get('timeStamp') ?? '', text));
    return signed;
  };
}

function digest(key: string, text: string, form: 'base64' | 'hex'): string {
  return createHmac('sha256', key).update(text).digest(form);
}
