import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bodyOf, headersOf, urlOf } from '../adapters/incoming.ts';
import { saasV2 } from '../signing/saas-v2.ts';
import { type SenderOptions, type SendingRule, sendingFetch } from './sender.ts';
import { serializeBody } from './serialize.ts';

const credentials = { key: 'demo-access-key-0123456789' };
const rule: SendingRule = { signature: { scheme: saasV2, credentials }, subpath: '/' };

interface Arrived {
  readonly path: string;
  readonly body: string;
  readonly valid: boolean;
  readonly nonce: string | null;
}

/** A server that notes what arrives and answers with the statuses given, one after the other; 0 never answers. */
async function receiving(statuses: number[]): Promise<{ url: string; arrived: Arrived[] }> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request, 10_000);
    const url = urlOf(request);
    const failure = saasV2.verify({ method: 'POST', url, headers: headersOf(request), body }, credentials, {
      now: Date.now(),
      window: 60,
    });
    arrived.push({
      path: url.pathname,
      body: Buffer.from(body).toString(),
      valid: failure === undefined,
      nonce: url.searchParams.get('nonce'),
    });
    const status = statuses.shift() ?? 200;
    if (status !== 0)
      response.writeHead(status, status < 400 && status >= 300 ? { location: '/' } : {}).end('{}');
  }).listen(0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/saas`, arrived };
}

function send(
  options: SenderOptions,
  given: SendingRule = rule,
  body: unknown = { b: 1, a: '中文' },
): Promise<Response> {
  return sendingFetch(
    options,
    given,
  )(new Request(`${options.url}/newInstance`, { method: 'POST', body: serializeBody(body) }));
}

describe('sendingFetch', () => {
  it('signs the sorted compact body and sends it to the one address', async () => {
    const { url, arrived } = await receiving([]);
    await send({ url });
    expect(arrived).toMatchObject([{ path: '/saas', body: '{"a":"中文","b":1}', valid: true }]);
  });

  it('adds a sub-path to the address', async () => {
    const { url, arrived } = await receiving([]);
    await send({ url }, { ...rule, subpath: '/produceAPI/v2/authSync' });
    expect(arrived[0]?.path).toBe('/saas/produceAPI/v2/authSync');
  });

  it('keeps the query of the request, and that of the address', async () => {
    const arrived: string[] = [];
    const options = {
      url: 'http://merchant.example.com/saas?keep=1',
      fetch: async (request: Request) => {
        arrived.push(request.url);
        return new Response('{}');
      },
    };
    const request = new Request('http://merchant.example.com/queryInstance?instanceId=a%2Cb');
    await sendingFetch(options, { subpath: '/' })(request);
    expect(arrived).toEqual(['http://merchant.example.com/saas?keep=1&instanceId=a%2Cb']);
  });

  it('puts a query before the fragment that keeps operations apart', async () => {
    const arrived: string[] = [];
    const fetchIt = async (request: Request) => {
      arrived.push(request.url);
      return new Response('{}');
    };
    await sendingFetch(
      { url: 'http://p.example.com', fetch: fetchIt },
      {},
    )(new Request('http://p.example.com/userinfo#workbench?id=1'));
    expect(arrived).toEqual(['http://p.example.com/userinfo?id=1']);
  });

  it('does not follow where a receiver redirects a callback to', async () => {
    const { url, arrived } = await receiving([307]);
    expect((await send({ url })).status).toBe(307);
    expect(arrived).toHaveLength(1);
  });

  it('tries again after 5xx, freshly signed, and not after a refusal', async () => {
    const { url, arrived } = await receiving([503, 500, 200]);
    expect((await send({ url, retry: { times: 5, every: 0 } })).status).toBe(200);
    expect(arrived.map(({ valid }) => valid)).toEqual([true, true, true]);
    expect(new Set(arrived.map(({ nonce }) => nonce)).size).toBe(3);

    const other = await receiving([400, 200]);
    expect((await send({ url: other.url, retry: { times: 5, every: 0 } })).status).toBe(400);
    expect(other.arrived).toHaveLength(1);
  });

  it('gives a try up after the time-out and tries again', async () => {
    const { url, arrived } = await receiving([0, 200]);
    expect((await send({ url, timeout: 0.2, retry: { times: 1, every: 0 } })).status).toBe(200);
    expect(arrived).toHaveLength(2);
    const silent = await receiving([0]);
    await expect(send({ url: silent.url }, { ...rule, timeout: 0.1 })).rejects.toThrow(/timeout|aborted/i);
  });

  it('says which credentials are missing', async () => {
    const { url } = await receiving([]);
    await expect(send({ url }, { signature: { scheme: saasV2, credentials: undefined } })).rejects.toThrow(
      'signed with saas-v2, but no credentials',
    );
  });
});
