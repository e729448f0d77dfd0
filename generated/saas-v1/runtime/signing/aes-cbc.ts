import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, randomInt } from 'node:crypto';
import { decodeBase64 } from './base64.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { DecryptionError } from './decryption-error.ts';
import { sha1Prng } from './sha1-prng.ts';

export { DecryptionError } from './decryption-error.ts';

/** In bits. */
export type AesKeySize = 128 | 256;

const IV_LENGTH = 16;
const IV_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The key size that a response's `encryptType` announces: "1" or none is 256 bit, "2" is 128 bit.
 *
 * @throws RangeError for any other value
 * @see SaaS guide V1.0, new purchase (zh-cn_topic_0070649013)
 */
export function keySizeOf(encryptType?: string): AesKeySize {
  if (encryptType === undefined || encryptType === '1') return 256;
  if (encryptType === '2') return 128;
  throw new RangeError(
    `encryptType is ${JSON.stringify(encryptType)}; it must be "1" (AES-256), "2" (AES-128) or left out (AES-256).`,
  );
}

/**
 * Encrypts a private field such as `appInfo.password`: AES/CBC/PKCS5Padding, iv in front. The platform's limit of 128
 * characters counts the result.
 *
 * @param key the access key, as text
 * @param options `keySize` in bits; `iv`: 16 letters and digits, random when left out; give it in tests only
 * @throws RangeError when `iv` is anything else
 * @see SaaS guide V1.0, Java sample code (zh-cn_topic_0272346898)
 */
export function encryptField(
  plain: string,
  key: string,
  { keySize, iv = randomIv() }: { readonly keySize: AesKeySize; readonly iv?: string },
): string {
  if (!/^[A-Za-z0-9]{16}$/.test(iv)) throw new RangeError('The iv must be 16 letters (A-Z, a-z) and digits.');
  const cipher = createCipheriv(`aes-${keySize}-cbc`, sha1Prng(key, keySize / 8), iv);
  return iv + cipher.update(plain, 'utf8', 'base64') + cipher.final('base64');
}

/**
 * Decrypts a private field such as `mobilePhone`. A wrong key is noticed nearly always, not always: AES-CBC has no
 * integrity check, so rely on the request's signature for that.
 *
 * @param text iv and base64
 * @param key the access key, as text
 * @param options `keySize` in bits, the one chosen for the product
 * @throws DecryptionError when `text` has another form, or key or key size do not fit
 */
export function decryptField(
  text: string,
  key: string,
  { keySize }: { readonly keySize: AesKeySize },
): string {
  const iv = Buffer.from(text.slice(0, IV_LENGTH));
  const encrypted = decodeBase64(text.slice(IV_LENGTH));
  if (iv.length !== IV_LENGTH || !encrypted || encrypted.length === 0 || encrypted.length % 16 !== 0) {
    throw new DecryptionError(
      'The field is not an encrypted one: it must be 16 letters and digits, then AES blocks in base64. Is it whole, and URL-decoded exactly once?',
    );
  }
  try {
    const decipher = createDecipheriv(`aes-${keySize}-cbc`, sha1Prng(key, keySize / 8), iv);
    return decodeUtf8(Buffer.concat([decipher.update(encrypted), decipher.final()]));
  } catch {
    throw new DecryptionError(
      `The field can't be decrypted with AES-${keySize} and this key. Is it the access key that the platform uses for this product, and ${keySize} bit the size chosen there?`,
    );
  }
}

function randomIv(): string {
  const character = () => IV_CHARACTERS.charAt(randomInt(IV_CHARACTERS.length));
  return Array.from({ length: IV_LENGTH }, character).join('');
}
