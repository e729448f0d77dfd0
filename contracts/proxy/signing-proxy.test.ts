import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { bodyOf, headersOf, urlOf } from '../../runtime/adapters/incoming.ts';
import { saasV2 } from '../../runtime/signing/saas-v2.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { type LabelledExchange, type SigningProxyOptions, startSigningProxy } from './signing-proxy.ts';

const model = buildModel(await loadDocument(join(packageRoot, 'spec', 'saas-v2.yaml')));
const key = 'access-key-of-the-tests';
const release = '{"activity":"releaseInstance","instanceId":"i-1","testFlag":"1"}';
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A server that answers as told and keeps what it was sent. */
async function startMerchant(answer: RequestListener = (_request, response) => response.end('{}')) {
  const received: SignableRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request, Infinity);
    received.push({ method: request.method ?? '', url: urlOf(request), headers: headersOf(request), body });
    answer(request, response);
  });
  return { received, url: await listen(server) };
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function startProxy(options: Pick<SigningProxyOptions, 'to'> & Partial<SigningProxyOptions>) {
  const proxy = await startSigningProxy({ model, key, ...options });
  cleanups.push(() => proxy.close());
  return proxy.url;
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  return fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
}

function verify(request: SignableRequest | undefined) {
  if (request === undefined) throw new Error('The merchant received nothing.');
  return saasV2.verify(request, { key }, { now: Date.now(), window: 60 });
}

describe('the signing proxy', () => {
  it('passes the body byte for byte and signs those bytes', async () => {
    const { received, url } = await startMerchant();
    const body = '{ "b": 100.0, "a": "\u4e2d\u6587 \\u4e2d /", "a": 1e2 }';
    await post(await startProxy({ to: url }), body);
    expect(new TextDecoder().decode(received[0]?.body)).toBe(body);
    expect(verify(received[0])).toBeUndefined();
  });

  it('replaces the signature that came in', async () => {
    const { received, url } = await startMerchant();
    await post(`${await startProxy({ to: url })}/?signature=A&timestamp=1&nonce=B&nonce=C`, release);
    expect(verify(received[0])).toBeUndefined();
    expect([...(received[0]?.url.searchParams.keys() ?? [])].sort()).toEqual([
      'nonce',
      'signature',
      'timestamp',
    ]);
  });

  it('signs each request anew', async () => {
    const { received, url } = await startMerchant();
    const proxy = await startProxy({ to: url });
    await post(proxy, release);
    await post(proxy, release);
    const nonces = received.map((request) => request.url.searchParams.get('nonce'));
    expect(new Set(nonces).size).toBe(2);
  });

  it('sends JSON with the headers of the platform', async () => {
    const { received, url } = await startMerchant();
    await post(await startProxy({ to: url }), release);
    expect(received[0]?.headers.get('content-type')).toBe('application/json;charset=utf8');
    expect(received[0]?.headers.get('accept')).toBe('application/json');
    expect(received[0]?.headers.get('content-length')).toBe(String(release.length));
    expect(received[0]?.headers.has('accept-encoding')).toBe(false);
  });

  it('leaves another content type alone', async () => {
    const { received, url } = await startMerchant();
    await post(await startProxy({ to: url }), 'hello', { 'content-type': 'text/plain' });
    expect(received[0]?.headers.get('content-type')).toBe('text/plain');
  });

  it('keeps path and query of the registered address, and adds those of the request', async () => {
    const { received, url } = await startMerchant();
    await post(
      `${await startProxy({ to: `${url}/saas/produce?tenant=7` })}/produceAPI/v2/tenantSync?x=1`,
      release,
    );
    expect(received[0]?.url.pathname).toBe('/saas/produce/produceAPI/v2/tenantSync');
    expect(received[0]?.url.searchParams.get('tenant')).toBe('7');
    expect(received[0]?.url.searchParams.get('x')).toBe('1');
  });

  it('passes status, headers and bytes of the answer back as they came', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
    const { url } = await startMerchant((_request, response) => {
      response
        .writeHead(302, ['Location', '/there', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Body-Sign', 'x'])
        .end(bytes);
    });
    const response = await post(await startProxy({ to: url }), release);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/there');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('tells what passed, under the label that the request bears', async () => {
    const { received, url } = await startMerchant((_request, response) =>
      response.end('{"resultCode":"000000"}'),
    );
    const heard: LabelledExchange[] = [];
    const proxy = await startProxy({ to: url, onExchange: (passed) => heard.push(passed) });
    await post(proxy, release, { 'content-type': 'application/json', 'x-koocontract-label': 'seven' });
    expect(heard).toMatchObject([
      {
        label: 'seven',
        failure: undefined,
        exchanged: {
          exchange: 'releaseInstance',
          sent: { method: 'POST', body: release },
          received: { status: 200, json: { resultCode: '000000' } },
        },
      },
    ]);
    expect(JSON.stringify(heard)).not.toContain(key);
    expect(received[0]?.headers.has('x-koocontract-label')).toBe(false);
  });

  it('signs a request of an unknown activity too', async () => {
    const { received, url } = await startMerchant();
    await post(await startProxy({ to: url }), '{"activity":"newInstence"}');
    expect(verify(received[0])).toBeUndefined();
  });

  it('signs a body that is not JSON too', async () => {
    const { received, url } = await startMerchant();
    await post(await startProxy({ to: url }), '{"activity":');
    expect(verify(received[0])).toBeUndefined();
  });

  it('works for a stock curl', async () => {
    const { received, url } = await startMerchant((_request, response) => {
      response.setHeader('Content-Type', 'application/json').end('{"resultCode":"000000"}');
    });
    const body = '{"activity":"newInstance","name":"\u4e2d\u6587","price":100.0}';
    const { stdout } = await promisify(execFile)('curl', ['-sS', '-d', body, await startProxy({ to: url })]);
    expect(stdout).toBe('{"resultCode":"000000"}');
    expect(new TextDecoder().decode(received[0]?.body)).toBe(body);
    expect(received[0]?.headers.get('content-type')).toBe('application/json;charset=utf8');
    expect(verify(received[0])).toBeUndefined();
  });
});

describe('calls of one kind', () => {
  it('are debugging calls when told, signed over the changed body', async () => {
    const { received, url } = await startMerchant();
    await post(await startProxy({ to: url, calls: 'debug' }), '{"price":100.0,"activity":"newInstance"}');
    expect(new TextDecoder().decode(received[0]?.body)).toBe(
      '{"activity":"newInstance","price":100.0,"testFlag":"1"}',
    );
    expect(verify(received[0])).toBeUndefined();
  });

  it('are real calls when told', async () => {
    const { received, url } = await startMerchant();
    await post(await startProxy({ to: url, calls: 'real' }), release);
    expect(new TextDecoder().decode(received[0]?.body)).toBe(
      '{"activity":"releaseInstance","instanceId":"i-1"}',
    );
  });

  it.each([
    ['debug', '{ "testFlag": "1", "activity": "newInstance" }'],
    ['real', '{ "activity": "newInstance" }'],
    ['real', '{ "testFlag": "0", "activity": "newInstance" }'],
  ] as const)('stay byte for byte when they are so already: %s, %s', async (calls, body) => {
    const { received, url } = await startMerchant();
    await post(await startProxy({ to: url, calls }), body);
    expect(new TextDecoder().decode(received[0]?.body)).toBe(body);
  });
});

describe('without a usable answer', () => {
  it('answers 502 when nobody listens at the address', async () => {
    const { url } = await startMerchant();
    await cleanups.splice(0).pop()?.();
    const response = await post(await startProxy({ to: url }), release);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      title: 'Bad Gateway',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('answers 502 to bytes that are no HTTP', async () => {
    const url = await listen(
      createTcpServer((socket) => socket.on('error', () => {}).end('hello there\r\n\r\n')),
    );
    const response = await post(await startProxy({ to: url }), release);
    expect(response.status).toBe(502);
  });

  it('answers 502 to an answer that breaks off', async () => {
    const { url } = await startMerchant((_request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"resultCode"', () => response.destroy());
    });
    const response = await post(await startProxy({ to: url }), release);
    expect(response.status).toBe(502);
  });

  it('answers 502 when the connection is reset in the middle of an answer', async () => {
    const { url } = await startMerchant((_request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{');
      // Only a proxy that is reading the answer by then could be brought down.
      setTimeout(() => response.socket?.resetAndDestroy(), 50);
    });
    const response = await post(await startProxy({ to: url }), release);
    expect(response.status).toBe(502);
  });

  it('answers 504 when the merchant takes too long', async () => {
    const { url } = await startMerchant(() => {});
    const response = await post(await startProxy({ to: url, timeout: 0.05 }), release);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('within 0.05 s') });
  });

  it('answers 504 when an answer has begun but never ends', async () => {
    const { url } = await startMerchant((_request, response) => response.write('{'));
    const response = await post(await startProxy({ to: url, timeout: 0.1 }), release);
    expect(response.status).toBe(504);
  });

  it('answers 413 to a body over the limit, and sends nothing on', async () => {
    const { received, url } = await startMerchant();
    const response = await post(await startProxy({ to: url }), 'x'.repeat(8 * 1024 * 1024));
    expect(response.status).toBe(413);
    expect(received).toEqual([]);
  });
});

describe('starting the proxy', () => {
  it('refuses what is no address', async () => {
    await expect(startProxy({ to: 'localhost:3000' })).rejects.toThrow('"localhost:3000" is no address');
  });

  it('refuses a document without callbacks', async () => {
    const paths = { ...model, exchanges: [] };
    await expect(startProxy({ to: 'http://localhost:3000', model: paths })).rejects.toThrow(
      'has no callbacks',
    );
  });

  it('refuses an empty key', async () => {
    await expect(startProxy({ to: 'http://localhost:3000', key: '' })).rejects.toThrow('key is empty');
  });

  it('refuses a port in use', async () => {
    const { url } = await startMerchant();
    await expect(startProxy({ to: url, port: Number(new URL(url).port) })).rejects.toThrow(
      'is taken by another process',
    );
  });
});
