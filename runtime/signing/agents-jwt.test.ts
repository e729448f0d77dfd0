import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { agentsJwt } from './agents-jwt.ts';
import { createRandom } from './random.test-helper.ts';
import type { SignableRequest } from './scheme.ts';

const now = 1_762_999_200_000;
const moment = { now, nonce: '' };
const options = { now, window: 300 };
const credentials = { id: 'ExampleAppKey0001', key: 'the-app-secret' };

describe('agentsJwt', () => {
  it('signs as the guide prints the token', () => {
    const signed = agentsJwt.sign(request(), credentials, { now: now + 999, nonce: '' });
    const [header, claims] = tokenOf(signed).split('.', 2).map(decoded);
    expect(header).toBe('{"alg":"HS256","sign_type":"SIGN"}');
    expect(claims).toBe('{"api_key":"ExampleAppKey0001","timestamp":1762999200999,"exp":1762999500}');
  });

  it('accepts what it has signed, whatever AK and SK, and refuses it with another SK', () => {
    const random = createRandom('agents-jwt');
    for (let round = 0; round < 300; round++) {
      const pair = { id: `a${random.text()}`, key: random.text() };
      const signed = agentsJwt.sign(request(), pair, moment);
      expect(agentsJwt.verify(signed, pair, options), `round ${round}`).toBeUndefined();
      const other = { ...pair, key: `${pair.key}!` };
      expect(agentsJwt.verify(signed, other, options)?.reason, `round ${round}`).toBe('mismatch');
    }
  });

  it('refuses a token with any character changed, and one cut anywhere', () => {
    const token = tokenOf(agentsJwt.sign(request(), credentials, moment));
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(agentsJwt.verify(request(changed), credentials, options), changed).toBeDefined();
      const cut = token.slice(0, at);
      expect(agentsJwt.verify(request(cut), credentials, options), cut).toBeDefined();
    }
  });

  it('looks at the expiry also when no clock window is given', () => {
    const signed = agentsJwt.sign(request(), credentials, moment);
    expect(agentsJwt.verify(signed, credentials, { now: now + 299_999 })).toBeUndefined();
    expect(agentsJwt.verify(signed, credentials, { now: now + 300_000 })?.parameter).toBe('exp');
  });

  it('leaves the request it signs alone', () => {
    const given = request();
    agentsJwt.sign(given, credentials, moment);
    expect(given.headers.has('Authorization')).toBe(false);
  });

  it('asks for the AK when it is missing, without printing the SK', () => {
    const sign = () => agentsJwt.sign(request(), { key: credentials.key }, moment);
    expect(sign).toThrow(/set credentials\.id/);
    expect(sign).not.toThrow(credentials.key);
  });

  it('tells neither the SK nor the right signature when it refuses', () => {
    const token = tokenOf(agentsJwt.sign(request(), credentials, moment));
    const failure = agentsJwt.verify(request(`${token}A`), credentials, options);
    expect(failure?.message).not.toMatch(/the-app-secret|[\w-]{24}/);
  });
});

describe('no token makes verification throw', () => {
  const parts: readonly [string, string][] = [
    ['deep lists', '['.repeat(100_000)],
    ['deep objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['megabytes', JSON.stringify({ alg: 'HS256', api_key: 'A'.repeat(500_000) })],
    ['a member toJSON', '{"alg":"HS256","toJSON":1,"api_key":{"toString":1},"timestamp":{"valueOf":1}}'],
    ['a member __proto__', '{"alg":"HS256","__proto__":null,"constructor":null,"hasOwnProperty":1}'],
    ['bytes that are not UTF-8', '\xff\xfe'],
    ['numbers out of range', '{"alg":"HS256","api_key":1e999,"timestamp":-1e999,"exp":1e999}'],
  ];

  it.each(parts)('%s', (_name, text) => {
    const part = encoded(text);
    const right = encoded('{"alg":"HS256"}');
    const tokens = [`${part}.${part}.x`, `${right}.${part}.x`, `${part}.${part}.${part}`, part];
    for (const token of tokens)
      expect(agentsJwt.verify(request(token), credentials, options)?.message).toBeTypeOf('string');
  });

  it('a million dots', () => {
    const failure = agentsJwt.verify(request('.'.repeat(1_000_000)), credentials, options);
    expect(failure?.reason).toBe('malformed');
  });

  it('random texts, encoded or not, in all places', () => {
    const random = createRandom('tokens');
    const claims = () =>
      JSON.stringify({
        alg: random.pick(['HS256', random.json(1)]),
        api_key: random.pick([credentials.id, random.json(1)]),
        timestamp: random.pick([now, random.json(1)]),
        exp: random.pick([now + 1, random.json(1)]),
      });
    const part = () =>
      random.pick([
        encoded(claims()),
        encoded(claims()),
        encoded(random.text()),
        printable(random.text()),
        '',
      ]);
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: random.pick([1, 2, 3, 3, 3, 3, 4]) }, part).join('.');
      const failure = agentsJwt.verify(request(text), credentials, options);
      expect(failure?.message, text).toBeTypeOf('string');
    }
  });
});

function request(token?: string): SignableRequest {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  const url = new URL('https://agent.example.com/v1/chat');
  return { method: 'POST', url, headers, body: Buffer.from('{}') };
}

function tokenOf({ headers }: SignableRequest): string {
  return headers.get('Authorization')?.replace('Bearer ', '') ?? '';
}

function encoded(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64url');
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64url').toString();
}

/** All that HTTP lets through. */
function printable(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
}
