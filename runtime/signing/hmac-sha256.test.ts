import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hmacSha256 } from './hmac-sha256.ts';

describe('hmacSha256', () => {
  it.each(['hex', 'base64', 'base64url'] as const)('is what createHmac makes, in %s', (encoding) => {
    for (let round = 0; round < 500; round++) {
      const key = randomBytes(randomInt(0, 200)).toString('latin1');
      const parts = [randomBytes(randomInt(0, 300)), randomBytes(randomInt(0, 50)).toString('latin1')];
      const expected = createHmac('sha256', key);
      for (const part of parts) expected.update(part);
      expect(hmacSha256(encoding, key, ...parts)).toBe(expected.digest(encoding));
    }
  });

  it.each([63, 64, 65])('takes a key of %i bytes', (length) => {
    const key = 'k'.repeat(length);
    expect(hmacSha256('hex', key, 'text')).toBe(createHmac('sha256', key).update('text').digest('hex'));
  });

  it('takes one key after the other, and the same again', () => {
    for (const key of ['one', 'one', 'other', 'one'])
      expect(hmacSha256('hex', key, 'text')).toBe(createHmac('sha256', key).update('text').digest('hex'));
  });
});
