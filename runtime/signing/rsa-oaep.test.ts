import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DecryptionError } from './decryption-error.ts';
import { createRandom } from './random.test-helper.ts';
import { decryptSecret, encryptSecret, type OaepDigest } from './rsa-oaep.ts';

interface VectorFile {
  readonly keys: Readonly<Record<string, { readonly publicKey: string; readonly privateKey: string }>>;
  readonly vectors: readonly Vector[];
}

interface Vector {
  readonly name: string;
  /** Name in `keys`. */
  readonly key: string;
  /** When present, the only digest that decryption is to try. */
  readonly only?: OaepDigest;
  readonly digest?: OaepDigest;
  readonly plain?: string;
  readonly ciphertext: string;
  readonly expect: 'accept' | 'refuse';
}

const path = new URL('../../spec/vectors/rsa-oaep.json', import.meta.url);
const { keys, vectors }: VectorFile = JSON.parse(readFileSync(path, 'utf8'));
const { publicKey, privateKey } = keyNamed('test-3072');
const digests: readonly OaepDigest[] = ['sha256', 'sha256-mgf1-sha1', 'sha1'];

describe('vectors of rsa-oaep', () => {
  it.each(vectors.filter((vector) => vector.expect === 'accept'))('decrypts: $name', (vector) => {
    const { plain, digest } = vector;
    expect(decrypt(vector)).toEqual({ plain, digest });
  });

  it.each(vectors.filter((vector) => vector.expect === 'refuse'))('refuses: $name', (vector) => {
    expect(() => decrypt(vector)).toThrow(DecryptionError);
  });

  it('gives one and the same message for every fault of the padding', () => {
    const faults = /first byte 1|label|zeros|separator|not UTF-8|bit changed/;
    const faulty = vectors.filter(({ name, expect }) => expect === 'refuse' && faults.test(name));
    const messages = faulty.map((vector) => errorOf(() => decrypt(vector)));
    expect(faulty.length).toBeGreaterThan(20);
    expect(new Set(messages.map(String)).size).toBe(1);
  });
});

describe('encryptSecret', () => {
  it.each(digests)('makes what decryptSecret reads (%s)', (digest) => {
    const random = createRandom(digest);
    for (let round = 0; round < 10; round++) {
      const plain = random.text() + random.text();
      const ciphertext = encryptSecret(plain, publicKey, { digest });
      expect(decryptSecret(ciphertext, privateKey)).toEqual({ plain, digest });
    }
  });

  it.each(['-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n', '…\r\n'])(
    'reads keys as %j',
    (form) => {
      const ciphertext = encryptSecret('x', form.replace('…', wrapped(publicKey)), { digest: 'sha256' });
      const pem = form.replaceAll('PUBLIC', 'PRIVATE').replace('…', wrapped(privateKey));
      expect(decryptSecret(ciphertext, pem).plain).toBe('x');
    },
  );

  it('refuses a key of less than 3072 bits', () => {
    const encrypt = () => encryptSecret('x', keyNamed('test-2048').publicKey, { digest: 'sha256' });
    expect(encrypt).toThrow('The public key has 2048 bits; the platform demands at least 3072.');
  });

  it('counts bytes, not characters, when a text is too long', () => {
    expect(() => encryptSecret('云'.repeat(107), publicKey, { digest: 'sha256' })).toThrow(
      /has 321 bytes.+318 at most/,
    );
  });
});

describe('decryptSecret', () => {
  it('tells neither the key nor the secret when it refuses', () => {
    const ciphertext = encryptSecret('the-secret', publicKey, { digest: 'sha1' });
    const faults = [ciphertext.slice(4), ciphertext].map((text) =>
      String(errorOf(() => decryptSecret(text, privateKey, { digest: 'sha256' }))),
    );
    for (const fault of faults) {
      expect(fault).toContain('DecryptionError');
      expect(fault).not.toMatch(/the-secret|[A-Za-z0-9+/]{24}/);
    }
  });

  it.each(['test', 'AAAA', '*'.repeat(512)])('tells that %j is no ciphertext of this key', (text) => {
    expect(() => decryptSecret(text, privateKey)).toThrow(/^The secret is not base64 of 384 bytes/);
  });

  it('stands texts of megabytes', () => {
    expect(() => decryptSecret('A'.repeat(4_000_000), privateKey)).toThrow(DecryptionError);
  });
});

function decrypt({ key, ciphertext, only }: Vector) {
  return decryptSecret(ciphertext, keyNamed(key).privateKey, only === undefined ? {} : { digest: only });
}

function keyNamed(name: string) {
  const key = keys[name];
  if (key === undefined) throw new Error(`The vectors have no key ${name}.`);
  return key;
}

function wrapped(base64: string): string {
  return base64.replace(/.{64}/g, '$&\n');
}

function errorOf(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}
