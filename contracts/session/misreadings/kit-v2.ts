import { kitV2 } from '../../../runtime/signing/kit-v2.ts';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import type { Dialect } from '../dialect.ts';
import { hmac } from './hmac.ts';

/** Misreadings of the signature of the kit V2. */
export const kitV2Misreadings: readonly Dialect[] = [
  {
    check: 'signature.upper-case-hex',
    misreading: 'its signature is written in lower case',
    variation: {
      sign: (request, credentials, moment) => {
        const signed = kitV2.sign(request, credentials, moment);
        return withSign(signed, signed.headers.get('x-sign')?.toLowerCase() ?? '');
      },
    },
  },
  {
    check: 'signature.valid',
    misreading: 'its time stamp is in seconds instead of milliseconds',
    variation: {
      sign: (request, credentials, moment) =>
        kitV2.sign(request, credentials, { ...moment, now: Math.floor(moment.now / 1000) }),
    },
  },
  {
    check: 'signature.valid',
    misreading:
      'the body is hashed before it is signed, as in the basic interfaces; the kit signs the body itself',
    variation: {
      sign: (request, credentials, moment) => {
        const { key } = credentials;
        const bodyHash = hmac(key, new TextDecoder().decode(request.body));
        const signature = hmac(key, `${key}${moment.nonce}${moment.now}${bodyHash}`).toUpperCase();
        return withSign(kitV2.sign(request, credentials, moment), signature);
      },
    },
  },
];

function withSign(signed: SignableRequest, signature: string): SignableRequest {
  const headers = new Headers(signed.headers);
  headers.set('x-sign', signature);
  return { ...signed, headers };
}
