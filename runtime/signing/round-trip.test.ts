import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { kitV2 } from './kit-v2.ts';
import { createNonceCache } from './nonce-cache.ts';
import { createRandom } from './random.test-helper.ts';
import { saasV2 } from './saas-v2.ts';
import type { SignableRequest } from './scheme.ts';
import { sdkHmacSha256 } from './sdk-hmac-sha256.ts';
import { usagePush } from './usage-push.ts';

const now = 1_680_508_066_618;
/** Those that sign any body; the others have tests of their own. */
const schemes = [saasV2, sdkHmacSha256, usagePush, kitV2];
const ROUNDS = 300;

describe.each(schemes)('$name', (scheme) => {
  it('accepts what it has signed, whatever the request, and refuses it with any byte of the body changed', () => {
    const random = createRandom(scheme.name);
    for (let round = 0; round < ROUNDS; round++) {
      const query = new URLSearchParams([[random.text(), random.text()]]);
      const request: SignableRequest = {
        method: random.pick(['GET', 'POST', 'PUT', 'DELETE']),
        url: new URL(`https://example.com/${encodeURI(random.text())}?${query}`),
        headers: new Headers({ 'Content-Type': 'application/json', 'X-Text': encodeURI(random.text()) }),
        body: Buffer.from(random.pick([random.text(), JSON.stringify(random.json(3)), ' '])),
      };
      const credentials = { id: 'AK', key: random.text() };
      const signed = scheme.sign(request, credentials, { now, nonce: encodeURI(`n${random.text()}`) });
      const options = { now, window: 60 };
      expect(scheme.verify(signed, credentials, options), `round ${round}`).toBeUndefined();

      if (signed.body.length === 0) continue;
      const body = Buffer.from(signed.body);
      const at = random.below(body.length);
      body[at] = (body[at] ?? 0) ^ 1;
      expect(scheme.verify({ ...signed, body }, credentials, options)?.reason, `round ${round}`).toBe(
        'mismatch',
      );
    }
  });

  it('leaves the request it signs alone', () => {
    const url = new URL('https://example.com/a?b=c');
    const headers = new Headers({ 'Content-Type': 'application/json' });
    const body = Buffer.from('{}');
    scheme.sign({ method: 'POST', url, headers, body }, { id: 'AK', key: 'key' }, { now, nonce: 'n' });
    expect([url.href, [...headers], body.toString()]).toEqual([
      'https://example.com/a?b=c',
      [['content-type', 'application/json']],
      '{}',
    ]);
  });

  it('tells neither the key nor the right signature when it refuses', () => {
    const request = {
      method: 'POST',
      url: new URL('https://e.com'),
      headers: new Headers(),
      body: Buffer.from('{}'),
    };
    const credentials = { id: 'AK', key: 'the-secret-key' };
    const signed = scheme.sign(request, credentials, { now, nonce: 'n' });
    const failure = scheme.verify({ ...signed, body: Buffer.from('[]') }, credentials, { now, window: 60 });
    expect(failure?.message).not.toMatch(/the-secret-key|[0-9a-f]{16}/i);
  });
});

describe.each([saasV2, usagePush, kitV2])('$name', (scheme) => {
  it('refuses a replay, and a forgery does not use the nonce up', () => {
    const request = {
      method: 'POST',
      url: new URL('https://e.com'),
      headers: new Headers(),
      body: Buffer.from('{}'),
    };
    const signed = scheme.sign(request, { key: 'key' }, { now, nonce: 'n' });
    const options = { now, window: 60, nonces: createNonceCache() };
    const reasons = ['wrong key', 'key', 'key'].map((key) => scheme.verify(signed, { key }, options)?.reason);
    expect(reasons).toEqual(['mismatch', undefined, 'replayed']);
  });
});
