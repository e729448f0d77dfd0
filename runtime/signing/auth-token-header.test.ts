import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { authTokenHeader } from './auth-token-header.ts';
import { createRandom } from './random.test-helper.ts';
import type { SignableRequest } from './scheme.ts';

const now = Date.UTC(2024, 10, 29, 5, 44, 56);
const timeStamp = '20241129134456000';
const moment = { now, nonce: '' };
const credentials = { key: 'the-secret-key' };

function request(body: unknown): SignableRequest {
  const url = new URL('https://e.com/produceAPI/tenantSync');
  return { method: 'POST', url, headers: new Headers(), body: Buffer.from(JSON.stringify(body)) };
}

describe('authTokenHeader', () => {
  it('accepts what it has signed, whatever the members, and refuses it with one more', () => {
    const random = createRandom('auth-token-header');
    for (let round = 0; round < 300; round++) {
      const body = { [random.text()]: random.json(2), [random.text()]: random.json(3), timeStamp };
      const key = random.text();
      const signed = authTokenHeader.sign(request(body), { key }, moment);
      const options = { now, window: 0 };
      expect(authTokenHeader.verify(signed, { key }, options), `round ${round}`).toBeUndefined();
      const changed = { ...signed, body: request({ ...body, more: 'x' }).body };
      expect(authTokenHeader.verify(changed, { key }, options)?.reason, `round ${round}`).toBe('mismatch');
    }
  });

  it.each([[{}], [{ timeStamp: ' ' }], [{ timeStamp: null }], [[{ timeStamp }]], ['text']])(
    'refuses to sign a body without a time stamp: %j',
    (body) => {
      expect(() => authTokenHeader.sign(request(body), credentials, moment)).toThrow('"timeStamp"');
    },
  );

  it('leaves the request it signs alone', () => {
    const given = request({ timeStamp });
    authTokenHeader.sign(given, credentials, moment);
    expect([...given.headers]).toEqual([]);
  });

  it('tells neither the key nor the right token when it refuses', () => {
    const signed = authTokenHeader.sign(request({ timeStamp }), credentials, moment);
    const changed = { ...signed, body: request({ timeStamp, a: 1 }).body };
    const { message } = authTokenHeader.verify(changed, credentials, { now }) ?? {};
    const right = authTokenHeader.sign(changed, credentials, moment).headers.get('authToken');
    expect(message).toContain('authToken');
    expect(message).not.toContain('the-secret-key');
    expect(message).not.toContain(right);
  });
});
