import { serve } from '@hono/node-server';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import express, { type ErrorRequestHandler } from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { asReceiver, type Receiver } from '../receiving/receiver.ts';
import { toExpressHandler } from './express.ts';
import { toFastifyPlugin } from './fastify.ts';
import { toKoaMiddleware } from './koa.ts';
import { toNestMiddleware } from './nest.ts';
import { toNodeListener } from './node.ts';
import { startNest } from './testing/nest.ts';
import { notesByPath } from './testing/notes-by-path.ts';
import { originOf, serveListener } from './testing/serve.ts';

type Serve = (receiver: Receiver) => Promise<string>;

/** Answers nothing, as no receiver should. */
const broken = asReceiver({ ...notesByPath(), handle: () => Promise.reject(new Error('broken down')) });

const seen = (error: unknown) => ({ seen: String(error) });
const fail = (): never => {
  throw new Error('another route');
};

const serveExpress: Serve = (receiver) => {
  const app = express();
  app.use(toExpressHandler(receiver));
  app.get('/fails', fail);
  const handler: ErrorRequestHandler = (error, _request, response, _next) =>
    void response.status(503).json(seen(error));
  return serveListener(app.use(handler));
};

const serveKoa: Serve = (receiver) => {
  const app = new Koa().use(async (context, next) => {
    await next().catch((error: unknown) => {
      context.status = 503;
      context.body = seen(error);
    });
  });
  return serveListener(app.use(toKoaMiddleware(receiver)).use(fail).callback());
};

const serveFastify: Serve = async (receiver) => {
  const app = Fastify();
  onTestFinished(() => app.close());
  app.setErrorHandler((error, _request, reply) => reply.code(503).send(seen(error)));
  app.get('/fails', fail);
  app.register(toFastifyPlugin(receiver), { prefix: '/' });
  return app.listen({ port: 0 });
};

const serveHono: Serve = async (receiver) => {
  const app = new Hono()
    .get('/fails', fail)
    .all('*', (context) => receiver(context.req.raw))
    .onError((error, context) => context.json(seen(error), 503));
  return originOf(serve({ fetch: app.fetch, port: 0 }));
};

const filter: ExceptionFilter = {
  catch: (error: unknown, host: ArgumentsHost) =>
    host.switchToHttp().getResponse<express.Response>().status(503).json(seen(error)),
};

const serveNest: Serve = (receiver) =>
  startNest(
    {},
    (consumer) => void consumer.apply(fail).forRoutes('fails'),
    (app) => void app.use(toNestMiddleware(receiver)).useGlobalFilters(filter),
  );

const serveNestModule: Serve = (receiver) =>
  startNest(
    { bodyParser: false },
    (consumer) => void consumer.apply(toNestMiddleware(receiver), fail).forRoutes('/'),
    (app) => void app.useGlobalFilters(filter),
  );

const apps: readonly [string, Serve][] = [
  ['Express', serveExpress],
  ['Koa', serveKoa],
  ['Fastify', serveFastify],
  ['Hono', serveHono],
  ['NestJS', serveNest],
  ['a module of NestJS', serveNestModule],
];

describe.each(apps)('the error handler of %s', (_name, serveApp) => {
  it('hears of a receiver that breaks down', async () => {
    const response = await fetch(`${await serveApp(broken)}/notes/7`);
    expect([response.status, await response.json()]).toEqual([503, { seen: 'Error: broken down' }]);
  });

  it('hears of what fails beside the receiver', async () => {
    const response = await fetch(`${await serveApp(notesByPath())}/fails`);
    expect([response.status, await response.json()]).toEqual([503, { seen: 'Error: another route' }]);
  });
});

describe('node:http, which has no error handler,', () => {
  it('answers 500 and logs a receiver that breaks down', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => logged.mockRestore());
    const response = await fetch(`${await serveListener(toNodeListener(broken))}/notes/7`);
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(logged.mock.calls).toEqual([
      ['koocontract:', expect.objectContaining({ message: 'broken down' })],
    ]);
  });
});
