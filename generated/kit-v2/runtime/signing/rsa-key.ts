import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export interface RsaKey {
  readonly key: KeyObject;
  /** Length of its modulus. */
  readonly bits: number;
}

/**
 * Reads a public key: PEM, or, as on the Seller Center's pages, the base64 text of SPKI without header and footer.
 *
 * @throws TypeError when it is neither, or no RSA key
 */
export function readPublicKey(text: string): RsaKey {
  return rsaKey('public key', 'SPKI', () =>
    createPublicKey(isPem(text) ? text : { key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }),
  );
}

/**
 * Reads a private key: PEM, or the base64 text of PKCS#8 without header and footer.
 *
 * @throws TypeError when it is neither, or no RSA key; the message holds no part of it
 */
export function readPrivateKey(text: string): RsaKey {
  return rsaKey('private key', 'PKCS#8', () =>
    createPrivateKey(isPem(text) ? text : { key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }),
  );
}

function rsaKey(kind: string, structure: string, read: () => KeyObject): RsaKey {
  const key = attempt(read);
  const bits = key?.asymmetricKeyDetails?.modulusLength;
  if (key?.asymmetricKeyType === 'rsa' && bits !== undefined) return { key, bits };
  const fault = key === undefined ? "can't be read" : `is of type ${key.asymmetricKeyType}`;
  throw new TypeError(
    `The ${kind} ${fault}: give an RSA key without a password, as PEM or as the base64 text of ${structure} without header and footer lines.`,
  );
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/** OpenSSL's own message would not help, and might tell of the key. */
function attempt(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
