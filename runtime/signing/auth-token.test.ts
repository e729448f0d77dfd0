import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { authToken } from './auth-token.ts';
import { createRandom } from './random.test-helper.ts';
import type { SignableRequest } from './scheme.ts';

const now = Date.UTC(2023, 2, 27, 7, 2, 51, 713);
const moment = { now, nonce: '' };
const credentials = { key: 'the-secret-key' };

function request(query: string): SignableRequest {
  const url = new URL(`https://e.com/produce${query}`);
  return { method: 'GET', url, headers: new Headers(), body: Buffer.of() };
}

describe('authToken', () => {
  it('accepts what it has signed, whatever the parameters, and refuses it with any of them changed', () => {
    const random = createRandom('auth-token');
    for (let round = 0; round < 300; round++) {
      const pairs = [0, 1, 2].map((at): [string, string] => [`${random.text()}${at}`, random.text()]);
      const key = random.text();
      const signed = authToken.sign(request(`?${new URLSearchParams(pairs)}`), { key }, moment);
      expect(authToken.verify(signed, { key }, { now }), `round ${round}`).toBeUndefined();
      for (const [name, value] of pairs) {
        const url = new URL(signed.url);
        url.searchParams.set(name, `${value}x`);
        const changed = authToken.verify({ ...signed, url }, { key }, { now });
        expect(changed?.reason, `round ${round}`).toBe('mismatch');
        url.searchParams.delete(name);
        const removed = authToken.verify({ ...signed, url }, { key }, { now });
        expect(removed?.reason, `round ${round}`).toBe('mismatch');
      }
    }
  });

  it('adds its parameters at the end and prints every value percent-encoded', () => {
    const { url } = authToken.sign(request('?name=a+b%2Bc~&empty&x=%2f#top'), credentials, moment);
    expect(url.href).toMatch(
      /^https:\/\/e\.com\/produce\?name=a%20b%2Bc%7E&empty=&x=%2F&timeStamp=20230327070251713&authToken=[\w%]+%3D#top$/,
    );
  });

  it('signs anew a request that was signed before', () => {
    const first = authToken.sign(request('?a=1'), credentials, { now: now - 3_600_000, nonce: '' });
    const second = authToken.sign(first, credentials, moment);
    expect(second.url.href).toBe(authToken.sign(request('?a=1'), credentials, moment).url.href);
  });

  it('leaves the request it signs alone', () => {
    const given = request('?a=b+c');
    authToken.sign(given, credentials, moment);
    expect(given.url.href).toBe('https://e.com/produce?a=b+c');
  });

  it('tells neither the key nor the right token when it refuses', () => {
    const signed = authToken.sign(request('?a=1'), credentials, moment);
    const token = signed.url.searchParams.get('authToken');
    signed.url.searchParams.set('a', '2');
    const { message } = authToken.verify(signed, credentials, { now }) ?? {};
    expect(message).toContain('authToken');
    expect(message).not.toContain('the-secret-key');
    expect(message).not.toContain(token);
  });
});
