import { Buffer } from 'node:buffer';
import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type OaepHashes, oaepDecode, oaepEncode } from './oaep.ts';

const alike: readonly OaepHashes[] = [
  { digest: 'sha1', mgf1: 'sha1' },
  { digest: 'sha256', mgf1: 'sha256' },
];
const mixed: readonly OaepHashes[] = [
  { digest: 'sha256', mgf1: 'sha1' },
  { digest: 'sha1', mgf1: 'sha256' },
];
const padding = constants.RSA_PKCS1_OAEP_PADDING;
// A modulus of odd length: its first byte has but one bit.
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1025 });
const size = 129;

describe.each(alike)('OAEP with $digest, beside that of Node', (hashes) => {
  it('Node takes off what oaepEncode puts on', () => {
    for (const message of messages(hashes)) {
      const block = oaepEncode(message, size, hashes);
      const encrypted = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
      const read = privateDecrypt({ key: privateKey, padding, oaepHash: hashes.digest }, encrypted);
      expect(read).toEqual(message);
    }
  });

  it('oaepDecode takes off what Node puts on', () => {
    for (const message of messages(hashes)) {
      const encrypted = publicEncrypt({ key: publicKey, padding, oaepHash: hashes.digest }, message);
      const block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
      expect(oaepDecode(block, hashes)).toEqual(message);
    }
  });
});

describe.each([...alike, ...mixed])('OAEP with $digest and masks of $mgf1', (hashes) => {
  it('takes off what it puts on', () => {
    for (const message of messages(hashes)) {
      expect(oaepDecode(oaepEncode(message, size, hashes), hashes)).toEqual(message);
    }
  });

  it('notices any change of the block', () => {
    const block = oaepEncode(Buffer.from('message'), size, hashes);
    for (let at = 0; at < size; at++) {
      const changed = Buffer.from(block);
      changed[at] = (changed[at] ?? 0) ^ 0x80;
      expect(oaepDecode(changed, hashes), `byte ${at}`).toBeUndefined();
    }
  });

  it('puts new random bytes into each block', () => {
    const blocks = [1, 2].map(() => oaepEncode(Buffer.from('message'), size, hashes).toString('hex'));
    expect(blocks[0]).not.toBe(blocks[1]);
  });

  it('refuses a message of one byte more than there is room for', () => {
    const room = roomOf(hashes);
    expect(() => oaepEncode(Buffer.alloc(room + 1), size, hashes)).toThrow(
      `has ${room + 1} bytes; this key and digest encrypt ${room} at most`,
    );
  });
});

function messages(hashes: OaepHashes): Buffer[] {
  return [Buffer.alloc(0), Buffer.alloc(1), Buffer.from('\0\x01secret'), Buffer.alloc(roomOf(hashes), 1)];
}

function roomOf({ digest }: OaepHashes): number {
  return size - 2 - 2 * (digest === 'sha1' ? 20 : 32);
}
