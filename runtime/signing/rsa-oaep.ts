import { Buffer } from 'node:buffer';
import { constants, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { decodeBase64 } from './base64.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { DecryptionError } from './decryption-error.ts';
import { type OaepHashes, oaepDecode, oaepEncode } from './oaep.ts';
import { readPrivateKey, readPublicKey } from './rsa-key.ts';

export { DecryptionError } from './decryption-error.ts';
export { readPrivateKey } from './rsa-key.ts';

/** The hash functions of OAEP: one for label and masks, or two; `sha256-mgf1-sha1` is the default of Java. */
export type OaepDigest = 'sha256' | 'sha256-mgf1-sha1' | 'sha1';

/** In the order in which decryption tries them. */
const DIGESTS: readonly OaepDigest[] = ['sha256', 'sha256-mgf1-sha1', 'sha1'];

const hashesOf: Readonly<Record<OaepDigest, OaepHashes>> = {
  sha256: { digest: 'sha256', mgf1: 'sha256' },
  'sha256-mgf1-sha1': { digest: 'sha256', mgf1: 'sha1' },
  sha1: { digest: 'sha1', mgf1: 'sha1' },
};

const LEAST_BITS = 3072;

export interface DecryptedSecret {
  readonly plain: string;
  /** The one that fitted. The guides do not name it: log it once, then configure it. */
  readonly digest: OaepDigest;
}

/**
 * Decrypts the `clientSecret` of applicationSync.
 *
 * @param ciphertext base64
 * @param privateKey RSA of any size: PEM, or the base64 text of PKCS#8 without header and footer
 * @param options `digest`: the only one to try; all when left out
 * @throws DecryptionError when `ciphertext` is not base64, or does not fit the key or the digest
 * @throws TypeError when `privateKey` can't be read
 * @see joint SaaS guide, application synchronisation (zh-cn_topic_0070649434)
 */
export function decryptSecret(
  ciphertext: string,
  privateKey: string,
  { digest }: { readonly digest?: OaepDigest } = {},
): DecryptedSecret {
  const { key, bits } = readPrivateKey(privateKey);
  const size = Math.ceil(bits / 8);
  const encrypted = decodeBase64(ciphertext);
  if (encrypted?.length !== size) {
    throw new DecryptionError(
      `The secret is not base64 of ${size} bytes, which this private key of ${bits} bits decrypts. Is the text whole, and the key the partner of the public key in the application credential?`,
    );
  }
  const digests = digest === undefined ? DIGESTS : [digest];
  for (const each of digests) {
    const plain = decrypt(encrypted, key, hashesOf[each]);
    if (plain !== undefined) return { plain, digest: each };
  }
  throw new DecryptionError(
    `The secret can't be decrypted with this private key and OAEP (tried: ${digests.join(', ')}). Is it the partner of the public key in the application credential?`,
  );
}

/**
 * Encrypts a `clientSecret` as the platform does.
 *
 * @param publicKey RSA of 3072 bits or more: PEM, or the base64 text of SPKI without header and footer
 * @returns base64
 * @throws TypeError when `publicKey` can't be read
 * @throws RangeError when it has less than 3072 bits, or `plain` is too long for it
 * @see joint SaaS guide, application credentials (zh-cn_topic_0070649438)
 */
export function encryptSecret(
  plain: string,
  publicKey: string,
  { digest }: { readonly digest: OaepDigest },
): string {
  const { key, bits } = readPublicKey(publicKey);
  if (bits < LEAST_BITS) {
    throw new RangeError(`The public key has ${bits} bits; the platform demands at least ${LEAST_BITS}.`);
  }
  const block = oaepEncode(Buffer.from(plain), Math.ceil(bits / 8), hashesOf[digest]);
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block).toString('base64');
}

/** Node takes the padding off itself where it can: OpenSSL does that in constant time. */
function decrypt(encrypted: Buffer, key: KeyObject, hashes: OaepHashes): string | undefined {
  const { RSA_NO_PADDING, RSA_PKCS1_OAEP_PADDING } = constants;
  try {
    const message =
      hashes.digest === hashes.mgf1
        ? privateDecrypt({ key, padding: RSA_PKCS1_OAEP_PADDING, oaepHash: hashes.digest }, encrypted)
        : oaepDecode(privateDecrypt({ key, padding: RSA_NO_PADDING }, encrypted), hashes);
    return message && decodeUtf8(message);
  } catch {
    return undefined;
  }
}
