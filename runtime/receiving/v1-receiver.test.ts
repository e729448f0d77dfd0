import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toFastifyPlugin } from '../adapters/fastify.ts';
import { toNodeListener } from '../adapters/node.ts';
import { createMemoryStore } from '../idempotency/memory-store.ts';
import { authToken } from '../signing/auth-token.ts';
import { bodySign } from '../signing/body-sign.ts';
import { codes } from '../testing/notes-service.ts';
import { ResultError } from './answer.ts';
import { type Receiver, receive } from './receiver.ts';
import type { ExchangeDefinition, Handler } from './service.ts';

const credentials = { key: '00000000-1111-2222-3333-444444444444' };

/** Callbacks by GET on one address, told apart in the query, with signed answers. */
function v1Receiver(handlers: Record<string, Handler>): Receiver {
  const exchanges = Object.entries(handlers).map(
    ([name, handler]): ExchangeDefinition => ({
      name,
      method: 'GET',
      path: '/',
      activity: name,
      parameters: ['activity', 'orderId', 'memo'].map((parameter) => ({
        in: 'query',
        name: parameter,
        type: 'string',
      })),
      signature: { scheme: authToken, credentials },
      responseSignature: { scheme: bodySign, credentials },
      resultCodes: codes,
      validateRequest: (value) => ({ ok: true, value }),
      idempotency: { key: ['orderId'], apart: [] },
      responses: [{ status: 200, validate: (value) => ({ ok: true, value }) }],
      handler,
    }),
  );
  return receive(
    { dispatch: { in: 'query', name: 'activity' }, exchanges },
    { idempotency: createMemoryStore(), onAnswer: () => undefined },
  );
}

function signedUrl(base: string, parameters: Record<string, string>): URL {
  const url = new URL(`${base}/saasproduce?${new URLSearchParams(parameters)}`);
  const unsigned = { method: 'GET', url, headers: new Headers(), body: new Uint8Array() };
  return authToken.sign(unsigned, credentials, { now: Date.now(), nonce: '' }).url;
}

async function served(receiver: Receiver): Promise<string> {
  const server = createServer(toNodeListener(receiver)).listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** What came, with header names in the case in which they were sent. */
async function fetched(url: URL): Promise<{ headers: Record<string, string>; body: string }> {
  const [response]: IncomingMessage[] = await once(get(url), 'response');
  const { rawHeaders = [] } = response ?? {};
  const pairs = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? '']] : []));
  return { headers: Object.fromEntries(pairs), body: response === undefined ? '' : await text(response) };
}

function isSigned({ headers, body }: { headers: Record<string, string>; body: string }): boolean {
  return bodySign.verify({ headers, body: new TextEncoder().encode(body) }, credentials) === undefined;
}

const success = { resultCode: '000000', resultMsg: 'success.' };

describe('a receiver of V1 callbacks', () => {
  it('dispatches on the query and hands over decoded values', async () => {
    const seen: unknown[] = [];
    const base = await served(
      v1Receiver({
        newInstance: (input) => {
          seen.push(input);
          return success;
        },
        releaseInstance: () => success,
      }),
    );
    const answer = await fetched(
      signedUrl(base, { activity: 'newInstance', orderId: 'CS1', memo: '示例 a+b/c=' }),
    );
    expect(JSON.parse(answer.body)).toEqual(success);
    expect(seen).toEqual([{ query: { activity: 'newInstance', orderId: 'CS1', memo: '示例 a+b/c=' } }]);
  });

  it('signs every answer over its very bytes: successes, resends, refusals of its own and of handlers', async () => {
    const base = await served(
      v1Receiver({
        newInstance: () => ({ ...success, memo: '中文' }),
        releaseInstance: () => {
          throw new ResultError('000003', 'no such instance');
        },
      }),
    );
    const created = { activity: 'newInstance', orderId: 'CS1' };
    const forged = new URL(`${base}/?activity=newInstance&authToken=AAAA&timeStamp=20200727073711903`);
    const urls = [
      signedUrl(base, created),
      signedUrl(base, created),
      signedUrl(base, { activity: 'releaseInstance', orderId: 'CS1' }),
      signedUrl(base, { activity: 'unknown' }),
      forged,
    ];
    const answers = await Promise.all(urls.map(fetched));
    expect(answers.map(({ body }) => JSON.parse(body).resultCode)).toEqual([
      '000000',
      '000000',
      '000003',
      '000002',
      '000001',
    ]);
    expect(answers.map(isSigned)).toEqual([true, true, true, true, true]);
  });

  it('keeps the case of the header below Fastify, too', async () => {
    const app = Fastify();
    onTestFinished(() => app.close());
    await app.register(toFastifyPlugin(v1Receiver({ newInstance: () => success })), { prefix: '/saas' });
    const base = await app.listen({ port: 0 });
    const url = signedUrl(base, { activity: 'newInstance', orderId: 'CS1' });
    url.pathname = '/saas/';
    const answer = await fetched(url);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/),
      'Body-Sign': expect.any(String),
    });
    expect(isSigned(answer)).toBe(true);
  });
});
