import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { authToken } from './auth-token.ts';
import { authTokenHeader } from './auth-token-header.ts';
import { kitV2 } from './kit-v2.ts';
import { createRandom } from './random.test-helper.ts';
import { saasV2 } from './saas-v2.ts';
import { schemes } from './schemes.ts';
import { sdkHmacSha256 } from './sdk-hmac-sha256.ts';
import { usagePush } from './usage-push.ts';

const now = 1_680_508_066_618;
const options = { now, window: 900 };
const credentials = { id: 'AK', key: 'key' };
const hex = '0'.repeat(64);
const timeStamp = '20230403074746618';

const bodies: readonly [string, Uint8Array][] = [
  ['nested 100,000 levels deep', Buffer.from('['.repeat(100_000) + ']'.repeat(100_000))],
  ['objects nested 5,000 levels deep', Buffer.from(`${'{"b":1,"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`)],
  ['cut in the middle of a character', Buffer.from('{"a":"云"}').subarray(0, 7)],
  ['a lone surrogate as escape', Buffer.from('{"b":"\\ud800","a":1}')],
  ['toString and __proto__ as keys', Buffer.from('{"toString":1,"__proto__":null,"constructor":{}}')],
  ['a number out of range', Buffer.from('{"b":1e999999,"a":-1E-999999}')],
  ['null', Buffer.from('null')],
  ['white space', Buffer.from(' \n ')],
  ['zeros', Buffer.alloc(1000)],
];

describe('a body never makes verification throw', () => {
  it.each(bodies)('%s', (_name, body) => {
    const url = new URL(
      `https://e.com/?signature=${hex}&timestamp=${now}&nonce=n&authToken=x&timeStamp=${timeStamp}`,
    );
    const headers = new Headers({
      signature: 'x',
      ts: String(now),
      nonce: 'n',
      'X-Sdk-Date': '20230403T074746Z',
      Authorization: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=x-sdk-date, Signature=${hex}`,
      'x-sign': hex,
      'x-timestamp': String(now),
      'x-nonce': 'n',
      authToken: 'x',
    });
    const request = { method: 'POST', url, headers, body };
    for (const scheme of [saasV2, sdkHmacSha256, usagePush, kitV2, authToken]) {
      expect(scheme.verify(request, credentials, options)?.reason, scheme.name).toBe('mismatch');
    }
    // It looks for the time stamp in the body, and finds none.
    expect(authTokenHeader.verify(request, credentials, options)?.reason).toMatch(/^(?:missing|malformed)$/);
  });
});

describe('signing parameters never make verification throw', () => {
  it('of a repeated query parameter the first value counts', () => {
    const request = {
      method: 'POST',
      url: new URL('https://e.com'),
      headers: new Headers(),
      body: Buffer.of(),
    };
    const { url } = saasV2.sign(request, credentials, { now, nonce: 'n' });
    const repeated = ['signature=x', 'timestamp=1', 'nonce='].map((pair) => new URL(`${url}&${pair}`));
    const swapped = ['signature=x', 'timestamp=1', 'nonce='].map(
      (pair) => new URL(url.href.replace('?', `?${pair}&`)),
    );
    const reasons = [...repeated, ...swapped].map(
      (either) => saasV2.verify({ ...request, url: either }, credentials, options)?.reason,
    );
    expect(reasons).toEqual([undefined, undefined, undefined, 'mismatch', 'malformed', 'missing']);
  });

  it('random texts, encoded or not, in all places', () => {
    const random = createRandom('hostile');
    const value = () =>
      random.pick([random.text(), encodeURIComponent(random.text()), '%', '%ff%00', String(now), hex]);
    const header = () => value().replace(/[^\t\x20-\x7e\x80-\xff]/g, ''); // All that HTTP lets through.
    for (let round = 0; round < 2_000; round++) {
      const url = new URL(
        `https://e.com/${value()}?signature=${value()}&timestamp=${value()}&nonce=${value()}&authToken=${value()}&timeStamp=${random.pick([timeStamp, value()])}&${value()}`,
      );
      const headers = new Headers({
        signature: header(),
        ts: header(),
        nonce: header(),
        'x-sign': header(),
        'x-timestamp': header(),
        'x-nonce': header(),
        authToken: header(),
        'X-Sdk-Date': random.pick(['20230403T074746Z', header()]),
        'X-Sdk-Content-Sha256': random.pick(['UNSIGNED-PAYLOAD', header()]),
        Authorization: `SDK-HMAC-SHA256 Access=${random.pick(['AK', header()])}, SignedHeaders=${random.pick(['x-sdk-date', header()])};${random.pick(['host', header()])}, Signature=${header()}`,
      });
      const request = {
        method: value(),
        url,
        headers,
        body: Buffer.from(
          random.pick([
            value(),
            JSON.stringify({ timeStamp: '20230403154746618', [value()]: random.json(2) }),
          ]),
        ),
      };
      for (const scheme of schemes) {
        expect(scheme.verify(request, credentials, options)?.message, `round ${round}`).toBeTypeOf('string');
      }
    }
  });
});
