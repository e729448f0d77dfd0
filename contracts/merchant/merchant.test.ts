import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import type { Calls } from '../result.ts';
import { saasModel } from '../testing/model.ts';
import { signatureOf, testKey } from '../testing/reference-merchant.ts';
import { keptConnection } from './connection.ts';
import { createMerchant } from './merchant.ts';
import { answerLimit } from './read-answer.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

interface Seen {
  request: IncomingMessage;
  /** Of the client, so that connections can be told apart. */
  port: number | undefined;
  body: string;
  /** In which the body came. */
  parts: number;
  query: URLSearchParams;
}
const requests: Seen[] = [];
const server = createServer(async (request, response) => {
  const { remotePort: port } = request.socket;
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const { searchParams } = new URL(request.url ?? '', 'http://merchant');
  requests.push({ request, port, body, parts: chunks.length, query: searchParams });
  respond(response, requests.length);
});
let respond = (response: ServerResponse, _count: number): void => void response.end('{}');
const listening = once(server.listen(0, '127.0.0.1'), 'listening');
afterEach(() => {
  requests.length = 0;
  respond = (response) => void response.end('{}');
});

async function merchant(calls: Calls = 'debug') {
  await listening;
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/saas?shop=1`;
  return createMerchant({ url, key: testKey, model, calls, timeout: 5 });
}

const query = { instanceId: 'b' };

describe('a request', () => {
  it('has the documented method, headers and compact sorted body', async () => {
    await (await merchant()).send('queryInstance', { ...query, extra: 'ü/' });
    const [{ request, body } = { request: undefined, body: '' }] = requests;
    expect(request?.method).toBe('POST');
    expect(request?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json;charset=utf8',
    });
    expect(body).toBe('{"activity":"queryInstance","extra":"ü/","instanceId":"b","testFlag":"1"}');
  });

  it('has no testFlag in real calls', async () => {
    await (await merchant('real')).send('queryInstance', query);
    expect(requests[0]?.body).toBe('{"activity":"queryInstance","instanceId":"b"}');
  });

  it('is signed over its bytes, at this very moment, beside the parameters of the address', async () => {
    await (await merchant()).send('queryInstance', query);
    const [sent] = requests;
    const given = sent?.query ?? new URLSearchParams();
    expect(given.get('signature')).toBe(signatureOf(given, sent?.body ?? '').toUpperCase());
    expect(Math.abs(Date.now() - Number(given.get('timestamp')))).toBeLessThan(10_000);
    expect(given.get('nonce')).toMatch(/^[0-9A-F]{32}$/);
    expect(given.get('shop')).toBe('1');
  });

  it('can be signed at another time and with another key', async () => {
    await (await merchant()).send('queryInstance', query, { clockOffset: -61_000, key: 'other' });
    const [sent] = requests;
    const given = sent?.query ?? new URLSearchParams();
    expect(given.get('signature')).toBe(signatureOf(given, sent?.body ?? '', 'other').toUpperCase());
    expect(Date.now() - Number(given.get('timestamp'))).toBeGreaterThanOrEqual(61_000);
  });

  it('can be changed after it was signed', async () => {
    const change = { nonce: () => undefined, signature: () => '1' };
    const { sent } = await (await merchant()).send('queryInstance', query, { change });
    expect(requests[0]?.query.has('nonce')).toBe(false);
    expect(requests[0]?.query.get('signature')).toBe('1');
    expect(new URL(sent.url).searchParams.get('signature')).toBe('1');
  });

  it('can have any body', async () => {
    const { sent } = await (await merchant()).send('queryInstance', query, { body: '{"a": 100.0 }' });
    expect([requests[0]?.body, sent.body]).toEqual(['{"a": 100.0 }', '{"a": 100.0 }']);
  });

  it('is sent once more when a kept connection breaks, with a fresh nonce', async () => {
    respond = (response, count) => void (count === 1 ? response.destroy() : response.end('{"a":1}'));
    const agent = keptConnection(new URL('http://localhost'));
    const { received } = await (await merchant()).send('queryInstance', query, { wire: { agent } });
    agent.destroy();
    expect(received.json).toEqual({ a: 1 });
    expect(requests[0]?.query.get('nonce')).not.toBe(requests[1]?.query.get('nonce'));
  });

  it('is not sent again over a new connection', async () => {
    respond = (response) => void response.destroy();
    await expect((await merchant()).send('queryInstance', query)).rejects.toThrow('hang up');
    expect(requests.length).toBe(1);
  });

  it('goes over new connections, unless one is kept', async () => {
    const sent = await merchant();
    const agent = keptConnection(new URL('http://localhost'));
    for (const wire of [{}, {}, { agent }, { agent }]) await sent.send('queryInstance', query, { wire });
    agent.destroy();
    const ports = requests.map(({ port }) => port);
    expect(new Set(ports).size).toBe(3);
    expect(ports[2]).toBe(ports[3]);
  });

  it.each(['split', 'chunked'] as const)('arrives whole when its body comes %s', async (body) => {
    await (await merchant()).send('queryInstance', query, { wire: { body } });
    const [request] = requests;
    expect(JSON.parse(request?.body ?? '')).toMatchObject(query);
    expect(request?.request.headers['transfer-encoding']).toBe(body === 'chunked' ? 'chunked' : undefined);
    expect(request?.parts).toBeGreaterThan(1);
  });
});

describe('an answer', () => {
  it('is what came', async () => {
    respond = (response) => void response.writeHead(418, { 'content-type': 'text/plain' }).end('no');
    const { received, exchange } = await (await merchant()).send('queryInstance', query);
    expect(exchange).toBe('queryInstance');
    expect(received).toMatchObject({ status: 418, body: 'no', json: undefined });
    expect(received.headers['content-type']).toBe('text/plain');
  });

  it('never holds the access key', async () => {
    respond = (response) =>
      void response.setHeader('x-debug', testKey).end(`{"resultMsg":"expected HMAC with ${testKey}"}`);
    const exchanged = await (await merchant()).send('queryInstance', query);
    expect(JSON.stringify(exchanged)).not.toContain(testKey);
    expect(exchanged.received.json).toEqual({ resultMsg: 'expected HMAC with [access key]' });
  });

  it('that never ends is read up to a limit', async () => {
    respond = (response) => {
      const more = () => {
        while (response.write('0'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    };
    const { received } = await (await merchant()).send('queryInstance', query);
    expect(received.body).toHaveLength(answerLimit);
    expect(received.json).toBeUndefined();
  });
});

it('an exchange that the guide does not have is a mistake of the caller', async () => {
  await expect((await merchant()).send('noSuch', {})).rejects.toThrow('has no exchange noSuch');
});
