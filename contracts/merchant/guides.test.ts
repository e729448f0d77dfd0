import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { schemeNamed } from '../../runtime/signing/schemes.ts';
import { findGuide } from '../guides/find-guide.ts';
import type { Calls } from '../result.ts';
import { guideModel } from '../testing/guide-model.ts';
import type { Fields } from './fields.ts';
import { createMerchant } from './merchant.ts';
import type { Variation } from './variation.ts';

const credentials = { key: 'key-of-the-test', id: 'APP-KEY-0001' };

let last: { readonly request: IncomingMessage; readonly url: URL; readonly body: Uint8Array } | undefined;
const server = createServer(async (request, response) => {
  const body = await buffer(request);
  last = { request, body, url: new URL(request.url ?? '/', 'http://merchant') };
  response.setHeader('Body-Sign', 'x').end('{}');
});
const listening = once(server.listen(0, '127.0.0.1'), 'listening');
afterAll(() => server.close());

/** Sends a sound request of a guide, and returns what came. */
async function sent(
  guide: string,
  exchange: string,
  {
    calls = 'debug',
    more = {},
    variation = {},
  }: { calls?: Calls; more?: Fields; variation?: Variation } = {},
) {
  await listening;
  const { port } = server.address() as AddressInfo;
  const model = await guideModel(guide);
  const url = `http://127.0.0.1:${port}/isv/produce?shop=1`;
  const merchant = createMerchant({ url, ...credentials, keyId: credentials.id, model, calls, timeout: 5 });
  const known = findGuide(model);
  const fields = { ...known?.requests[exchange]?.(known.fresh('period')), ...more };
  const exchanged = await merchant.send(exchange, fields, variation);
  if (last === undefined) throw new Error('nothing came');
  const headers = new Headers(
    Object.entries(last.request.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return { ...last, method: last.request.method ?? '', headers, exchanged };
}

/** The signature of what came, by the scheme's own word. */
const failureOf = (scheme: string, request: Awaited<ReturnType<typeof sent>>) =>
  schemeNamed(scheme).verify(request, credentials, { now: Date.now(), window: 60 });

const bodyOf = ({ body }: { body: Uint8Array }) =>
  JSON.parse(Buffer.from(body).toString()) as Record<string, unknown>;

describe('a request of SaaS V1.0', () => {
  it('is a GET with everything in its query, signed, beside the parameters of the address', async () => {
    const request = await sent('saas-v1', 'newInstance', { more: { customerName: '示例 a+b/=&%' } });
    expect([request.method, request.body.byteLength]).toEqual(['GET', 0]);
    expect(Object.fromEntries(request.url.searchParams)).toMatchObject({
      activity: 'newInstance',
      testFlag: '1',
      customerName: '示例 a+b/=&%',
      shop: '1',
    });
    expect(failureOf('auth-token', request)).toBeUndefined();
  });

  it('has no testFlag in real calls', async () => {
    const { url } = await sent('saas-v1', 'queryInstance', { calls: 'real', more: { instanceId: 'a' } });
    expect(url.searchParams.has('testFlag')).toBe(false);
  });

  it('can have a token with a certain character', async () => {
    const until = (token: string) => token.includes('+');
    const { url } = await sent('saas-v1', 'newInstance', { variation: { until } });
    expect(url.searchParams.get('authToken')).toContain('+');
  });
});

describe('a request of the kit', () => {
  it('goes to its sub-path with its signature in headers and a number for testFlag', async () => {
    const request = await sent('kit-v2', 'tenantSync');
    expect(request.url.pathname).toBe('/isv/produce/produceAPI/v2/tenantSync');
    expect(bodyOf(request)).toMatchObject({ flag: 1, testFlag: 1 });
    expect(failureOf('kit-v2', request)).toBeUndefined();
  });

  it('says in real calls that it is real', async () => {
    expect(bodyOf(await sent('kit-v1', 'tenantSync', { calls: 'real' }))).toMatchObject({ testFlag: 0 });
  });

  it('of V1 is signed with the time in its body', async () => {
    const request = await sent('kit-v1', 'authSync');
    expect(bodyOf(request)['timeStamp']).toMatch(/^\d{17}$/);
    expect(failureOf('auth-token-header', request)).toBeUndefined();
  });

  it('never holds a secret as it is', async () => {
    const { clientSecret } = bodyOf(await sent('kit-v2', 'applicationSync'));
    expect(clientSecret).toMatch(/^[A-Za-z0-9+/]{512}$/);
  });

  it('can have its signature changed wherever it travels', async () => {
    const change = { signature: () => 'forged', nonce: () => undefined };
    const { headers } = await sent('kit-v2', 'tenantSync', { variation: { change } });
    expect([headers.get('x-sign'), headers.has('x-nonce')]).toEqual(['forged', false]);
  });
});

it('a call of the Agents gateway has a token and the headers of a buyer, and no testFlag', async () => {
  const request = await sent('agents-gateway', 'invokeAgent');
  expect(request.headers.get('x-customer-name')).toBe('huaweitest');
  expect(bodyOf(request)).toEqual({ input: 'Hello' });
  expect(failureOf('agents-jwt', request)).toBeUndefined();
});

it('names of headers in an answer keep their case', async () => {
  const { exchanged } = await sent('kit-v1', 'tenantSync');
  expect(exchanged.headerNames).toContain('Body-Sign');
});
