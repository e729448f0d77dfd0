import { createHmac } from 'node:crypto';
import { authTokenHeader } from '../../../runtime/signing/auth-token-header.ts';
import type { Dialect } from '../dialect.ts';

/** Misreadings of the token of the kit V1. */
export const authTokenHeaderMisreadings: readonly Dialect[] = [
  {
    check: 'signature.valid',
    misreading:
      'the body is signed as it is; the documented text is its members, sorted, as name=value with &',
    variation: {
      sign: (request, credentials, moment) => {
        const signed = authTokenHeader.sign(request, credentials, moment);
        const body = new TextDecoder().decode(request.body);
        const { timeStamp } = JSON.parse(body) as { timeStamp: string };
        const hmac = createHmac('sha256', credentials.key + timeStamp).update(body);
        signed.headers.set('authToken', hmac.digest('base64'));
        return signed;
      },
    },
  },
];
