import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { decryptField, encryptField, ResultError } from '../../generated/saas-v1/server.ts';
import type { AppInfo, NewInstanceRequest } from '../../generated/saas-v1/types.ts';

/** Where customers find the product. Yours goes here. */
export const SITE = 'https://notes.example.com';

/** How answers are encrypted: "1" is AES-256. */
export const ENCRYPT_TYPE = '1';

/** Bits: what `ENCRYPT_TYPE` says, and what was chosen for the platform's requests when the product was published (13). */
const KEY_SIZE = 256;

/** Bytes of a text that is encrypted within the limit of 128 characters (1.5). */
const LONGEST = 79;

/**
 * Makes the access data of a new instance. The administrator gets the name that the customer is known by: the e-mail
 * address or mobile number, if the product was published with that option.
 *
 * @param key the access key, which private fields are encrypted with
 * @throws ResultError 000005 when a field of the request can't be decrypted
 */
export function makeAppInfo(
  { businessId, email, mobilePhone }: NewInstanceRequest['query'],
  key: string,
): AppInfo {
  const names = [email, mobilePhone].flatMap((field) => (field ? [decrypted(field, key)] : []));
  const userName = names.find((name) => Buffer.byteLength(name) <= LONGEST) ?? 'admin';
  const password = randomBytes(12).toString('base64url');
  const home = `${SITE}/${encodeURIComponent(businessId)}`;
  return {
    frontEndUrl: home,
    adminUrl: `${home}/admin`,
    userName: encryptField(userName, key, { keySize: KEY_SIZE }),
    password: encryptField(password, key, { keySize: KEY_SIZE }),
    memo: 'Please change the password when you first sign in. 首次登录后请修改密码。',
  };
}

function decrypted(field: string, key: string): string {
  try {
    return decryptField(field, key, { keySize: KEY_SIZE });
  } catch (error) {
    throw new ResultError('000005', String(error));
  }
}
