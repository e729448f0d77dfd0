import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AesKeySize, decryptField, encryptField, keySizeOf } from './aes-cbc.ts';
import { DecryptionError } from './decryption-error.ts';
import { createRandom } from './random.test-helper.ts';
import { sha1Prng } from './sha1-prng.ts';

interface Vector {
  readonly name: string;
  readonly key: string;
  readonly keySize: AesKeySize;
  /** When present, encrypting `plain` with this iv gives exactly `text`. */
  readonly iv?: string;
  readonly aesKey?: string;
  readonly plain?: string;
  readonly text: string;
  readonly expect: 'accept' | 'refuse';
}

const path = new URL('../../spec/vectors/aes-cbc.json', import.meta.url);
const { vectors }: { vectors: readonly Vector[] } = JSON.parse(readFileSync(path, 'utf8'));
const key = '00000000-1111-2222-3333-444444444444';
const sizes: readonly AesKeySize[] = [128, 256];

describe('vectors of aes-cbc', () => {
  it.each(vectors.filter((vector) => vector.expect === 'accept'))('decrypts: $name', (vector) => {
    expect(decryptField(vector.text, vector.key, vector)).toBe(vector.plain);
  });

  it.each(vectors.filter(({ iv }) => iv !== undefined))('encrypts: $name', ({ plain = '', ...vector }) => {
    expect(sha1Prng(vector.key, vector.keySize / 8).toString('hex')).toBe(vector.aesKey);
    expect(encryptField(plain, vector.key, vector)).toBe(vector.text);
  });

  it.each(vectors.filter((vector) => vector.expect === 'refuse'))('refuses: $name', (vector) => {
    expect(() => decryptField(vector.text, vector.key, vector)).toThrow(DecryptionError);
  });
});

describe('encryptField', () => {
  it.each(sizes)('makes what decryptField reads, whatever the text and the key (AES-%i)', (keySize) => {
    const random = createRandom(`aes-${keySize}`);
    for (let round = 0; round < 500; round++) {
      const [plain, secret] = [random.text() + random.text(), random.text()];
      const field = encryptField(plain, secret, { keySize });
      expect(decryptField(field, secret, { keySize }), `round ${round}`).toBe(plain);
    }
  });

  it('takes a new iv each time, of all letters and digits', () => {
    const ivs = Array.from({ length: 500 }, () => encryptField('', key, { keySize: 256 }).slice(0, 16));
    expect(new Set(ivs).size).toBe(500);
    expect(new Set(ivs.join('')).size).toBe(62);
  });

  it.each([
    '',
    'AbCdEfGhIjKlMnO',
    'AbCdEfGhIjKlMnOpQ',
    'AbCdEfGhIjKlMnO+',
    '密'.repeat(16),
    'AbCdEfGhIjKlMnO\n',
  ])('refuses the iv %j', (iv) => {
    expect(() => encryptField('x', key, { keySize: 256, iv })).toThrow(RangeError);
  });
});

describe('decryptField', () => {
  it('throws nothing but DecryptionError, and tells neither text nor key', () => {
    const random = createRandom('hostile fields');
    const field = encryptField('the-plain-text', key, { keySize: 256, iv: 'AbCdEfGhIjKlMnOp' });
    const faults: unknown[] = [];
    for (let round = 0; round < 1_000; round++) {
      const at = random.below(field.length + 1);
      const end = field.slice(at + random.below(3));
      const text = random.pick([
        random.text(),
        field.slice(0, at),
        end,
        field.slice(0, at) + random.text() + end,
      ]);
      const fault = errorOf(() => decryptField(text, key, { keySize: 256 }));
      if (fault !== undefined) faults.push(fault); // A change of the iv alone can't be noticed.
    }
    expect(faults.length).toBeGreaterThan(900);
    expect(faults.every((fault) => fault instanceof DecryptionError)).toBe(true);
    expect(faults.join('\n')).not.toMatch(new RegExp(`the-plain|${key}`));
  });

  it.each([
    ['a field without cipher text', 'AbCdEfGhIjKlMnOp'],
    ['half a block', 'AbCdEfGhIjKlMnOpAAAAAAAAAAA='],
    ['an iv of more bytes', `${'密'.repeat(16)}AAAAAAAAAAAAAAAAAAAAAA==`],
    ['text that is not base64', 'AbCdEfGhIjKlMnOp!!!!'],
  ])('tells that %s has another form', (_name, text) => {
    expect(() => decryptField(text, key, { keySize: 256 })).toThrow(/The field is not an encrypted one/);
  });

  it('stands texts of megabytes', () => {
    const long = 'A'.repeat(4_000_000);
    expect(() => decryptField(long, key, { keySize: 256 })).toThrow(DecryptionError);
  });
});

describe('keySizeOf', () => {
  it.each([
    [undefined, 256],
    ['1', 256],
    ['2', 128],
  ] as const)('%s is %i bit', (encryptType, bits) => {
    expect(keySizeOf(encryptType)).toBe(bits);
  });

  it.each(['', '0', '3', ' 1', 'AES256_CBC_PKCS5Padding', 'toString'])('refuses %j', (encryptType) => {
    expect(() => keySizeOf(encryptType)).toThrow(/it must be "1" \(AES-256\), "2" \(AES-128\)/);
  });
});

function errorOf(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}
