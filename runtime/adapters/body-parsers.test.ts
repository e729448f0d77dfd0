import type { IncomingMessage } from 'node:http';
import { serve } from '@hono/node-server';
import { bodyParser } from '@koa/bodyparser';
import express, { type RequestHandler } from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Receiver } from '../receiving/receiver.ts';
import { notesReceiver } from '../testing/notes-service.ts';
import { toExpressHandler } from './express.ts';
import { toFastifyPlugin } from './fastify.ts';
import { toKoaMiddleware } from './koa.ts';
import { toNestMiddleware } from './nest.ts';
import { toNodeListener } from './node.ts';
import { startNest } from './testing/nest.ts';
import { notesByPath } from './testing/notes-by-path.ts';
import { platformType, send, signedAddress, success } from './testing/send.ts';
import { originOf, serveListener } from './testing/serve.ts';

type Serve = (receiver: Receiver) => Promise<string>;

const drop = { activity: 'drop', orderId: 'A' };
const json = 'application/json';

const behind =
  (...parsers: RequestHandler[]): Serve =>
  (receiver) =>
    serveListener(express().use(...parsers, toExpressHandler(receiver)));

const behindNest =
  (rawBody: boolean): Serve =>
  (receiver) =>
    startNest({ rawBody }, (consumer) => void consumer.apply(toNestMiddleware(receiver)).forRoutes('/'));

const readAll = async (request: IncomingMessage): Promise<void> => {
  for await (const _chunk of request);
};

const spoilt: readonly [string, string, Serve, string][] = [
  [
    'node:http',
    json,
    (receiver) => {
      const listener = toNodeListener(receiver);
      return serveListener((request, response) => {
        readAll(request).then(() => listener(request, response));
      });
    },
    'before anything else',
  ],
  ['express.json()', json, behind(express.json()), 'before app.use(express.json())'],
  ['express.text()', 'text/plain', behind(express.text()), 'before app.use(express.json())'],
  [
    'express.urlencoded()',
    'application/x-www-form-urlencoded',
    behind(express.urlencoded()),
    'before app.use(express.json())',
  ],
  [
    'an Express app that wants text',
    json,
    behind((request, _response, next) => void next(request.setEncoding('utf8') && undefined)),
    'before app.use(express.json())',
  ],
  [
    '@koa/bodyparser',
    platformType,
    (receiver) => serveListener(new Koa().use(bodyParser()).use(toKoaMiddleware(receiver)).callback()),
    'before app.use(bodyParser())',
  ],
  [
    "a hook of Fastify's",
    platformType,
    async (receiver) => {
      const app = Fastify().addHook('onRequest', ({ raw }) => readAll(raw));
      onTestFinished(() => app.close());
      app.register(toFastifyPlugin(receiver));
      return app.listen({ port: 0 });
    },
    'before plugins that read bodies',
  ],
  [
    "a middleware of Hono's",
    platformType,
    async (receiver) => {
      const app = new Hono()
        .use(async (context, next) => {
          await context.req.json();
          await next();
        })
        .all('*', (context) => receiver(context.req.raw));
      return originOf(serve({ fetch: app.fetch, port: 0 }));
    },
    'the first to read the request',
  ],
  ["NestJS's own", json, behindNest(false), '{ rawBody: true }'],
];

describe('a receiver behind a parser that took the raw bytes', () => {
  it.each(spoilt)('says so instead of judging the signature: %s', async (_name, type, serveApp, remedy) => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => logged.mockRestore());
    const drops = vi.fn(() => success);
    const address = await serveApp(notesReceiver({ drop: drops }));
    const body = JSON.stringify(drop);
    const response = await fetch(signedAddress(address, body), {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect([response.status, await response.json()]).toEqual([500, expect.not.objectContaining(success)]);
    expect(drops).not.toHaveBeenCalled();
    expect(logged.mock.calls).toEqual([[expect.stringMatching(/^koocontract: POST \/ got HTTP 500, .+$/)]]);
    expect(logged.mock.calls[0]?.[0]).toContain(remedy);
  });

  it('answers requests without a body all the same', async () => {
    const address = await behind(express.json())(notesByPath());
    expect((await fetch(`${address}/notes/7`)).status).toBe(200);
    const empty = await behind(express.json())(notesReceiver({}));
    expect(await send(empty, '', { contentType: json })).toMatchObject({ resultCode: '000002' });
  });

  it('is not reached when express.json() refuses the header that the platform documents', async () => {
    const address = await behind(express.json())(notesReceiver({ drop: () => success }));
    const response = await fetch(address, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': platformType },
    });
    expect(response.status).toBe(415);
  });
});

const kept: readonly [string, Serve][] = [
  [
    'express.json({ verify })',
    behind(
      express.json({ verify: (request, _response, rawBody) => void Object.assign(request, { rawBody }) }),
    ),
  ],
  ['express.raw()', behind(express.raw({ type: '*/*' }))],
  ['NestJS with { rawBody: true }', behindNest(true)],
];

describe('a receiver behind a parser that kept the raw bytes', () => {
  it.each(kept)('takes them: %s', async (_name, serveApp) => {
    const address = await serveApp(notesReceiver({ drop: () => success }));
    const body = '{ "orderId":"订单 1", "activity":"drop", "amount":100.0 }';
    expect(await send(address, body, { contentType: json })).toEqual(success);
  });
});

describe('the Fetch-API function', () => {
  it('does not judge a request that was read', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => logged.mockRestore());
    const request = new Request('https://m.example.com/', { method: 'POST', body: '{}' });
    await request.text();
    expect((await notesReceiver({})(request)).status).toBe(500);
    expect(logged).toHaveBeenCalledOnce();
  });
});
