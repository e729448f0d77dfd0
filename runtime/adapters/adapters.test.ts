import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Receiver } from '../receiving/receiver.ts';
import { key, notesReceiver, signedRequest } from '../testing/notes-service.ts';
import { toFastifyPlugin } from './fastify.ts';
import { toNodeListener } from './node.ts';

const success = { resultCode: '000000', resultMsg: 'success' };

async function serveWithNode(receiver: Receiver): Promise<string> {
  const server = createServer(toNodeListener(receiver)).listen(0);
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}/saas`;
}

async function serveWithFastify(receiver: Receiver): Promise<string> {
  const app = Fastify();
  app.post('/other', (request) => ({ got: request.body }));
  app.register(toFastifyPlugin(receiver), { prefix: '/saas' });
  onTestFinished(() => app.close());
  return `${await app.listen({ port: 0 })}/saas`;
}

async function send(
  address: string,
  body: unknown,
  contentType = 'application/json;charset=utf8',
  now = Date.now(),
): Promise<unknown> {
  const signed = signedRequest(body, { now });
  const response = await fetch(address + new URL(signed.url).search, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': contentType },
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^application\/json/),
  ]);
  return response.json();
}

describe.each([
  ['node:http', serveWithNode],
  ['Fastify', serveWithFastify],
])('the adapter for %s', (_name, serve) => {
  it.each([
    'application/json;charset=utf8',
    'application/json',
    'application/json charset=UTF-8',
    'text/plain',
  ])('hands over the raw bytes of %j', async (contentType) => {
    const address = await serve(notesReceiver({ drop: () => success }));
    const body = '{ "orderId":"订单 1", "activity":"drop", "amount":100.0 }';
    expect(await send(address, body, contentType)).toEqual(success);
  });

  it('answers signature faults, empty, malformed and over-long bodies itself', async () => {
    const address = await serve(notesReceiver({ drop: () => success }, { bodyLimit: 1000 }));
    expect(await send(address, { activity: 'drop', orderId: 'A' }, undefined, 0)).toMatchObject({
      resultCode: '000002',
    });
    expect(await send(address, '')).toMatchObject({ resultCode: '000002' });
    expect(await send(address, '{')).toMatchObject({ resultCode: '000002' });
    expect(await send(address, { activity: 'drop', orderId: 'A'.repeat(1_000_000) })).toMatchObject({
      resultCode: '000002',
    });
    expect(await send(address, { activity: 'drop', orderId: 'A' })).toEqual(success);
  });

  it('lives on when the sender hangs up', async () => {
    const address = await serve(notesReceiver({ drop: () => success }));
    await new Promise<void>((resolve) => {
      const aborted = httpRequest(address, { method: 'POST', headers: { 'content-length': 100 } });
      aborted.on('error', () => resolve());
      aborted.write('{"activity"', () => aborted.destroy());
    });
    expect(await send(address, { activity: 'drop', orderId: 'A' })).toEqual(success);
  });
});

describe('beside the receiver', () => {
  it('the rest of a Fastify app keeps its parsers', async () => {
    const address = await serveWithFastify(notesReceiver({ drop: () => success }));
    const response = await fetch(address.replace('/saas', '/other'), {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await response.json()).toEqual({ got: { a: 1 } });
  });

  it('a body parser that was first is found out', async () => {
    const listener = toNodeListener(notesReceiver({ drop: () => success }));
    const server = createServer((request, response) => {
      request.resume().on('end', () => listener(request, response));
    }).listen(0);
    onTestFinished(() => void server.close());
    const response = await fetch(`http://localhost:${(server.address() as AddressInfo).port}/`, {
      method: 'POST',
      body: '{}',
    });
    expect(response.status).toBe(500);
    expect(key).toBeTruthy();
  });
});
