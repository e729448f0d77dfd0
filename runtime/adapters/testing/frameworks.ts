import { serve } from '@hono/node-server';
import { bodyParser } from '@koa/bodyparser';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { onTestFinished } from 'vitest';
import { toExpressHandler } from '../express.ts';
import { toFastifyPlugin } from '../fastify.ts';
import { toKoaMiddleware } from '../koa.ts';
import { toNodeListener } from '../node.ts';
import { serveNest, serveNestModule } from './nest.ts';
import { originOf, type ServeApp, serveListener } from './serve.ts';

export interface Framework {
  readonly serve: ServeApp;
  /** The app has body parsers behind the receiver: `POST /other` answers `{ got: … }` with what they made. */
  readonly parses: boolean;
  /** Paths begin at the mount without telling the receiver a prefix. */
  readonly knowsMount: boolean;
  /** The app answers 404 itself where the receiver has no exchange. */
  readonly passesOn: boolean;
}

const serveExpress =
  (parses: boolean): ServeApp =>
  async (receiver, mount) => {
    const app = express();
    app.use(mount, toExpressHandler(receiver));
    if (parses) app.use(express.json(), express.text(), express.urlencoded());
    app.post('/other', (request, response) => void response.json({ got: request.body }));
    return serveListener(app);
  };

const serveKoa =
  (parses: boolean): ServeApp =>
  async (receiver) => {
    const app = new Koa();
    app.silent = true;
    app.use(toKoaMiddleware(receiver));
    if (parses) app.use(bodyParser());
    app.use((context) => {
      if (context.path === '/other') context.body = { got: context.request.body };
    });
    return serveListener(app.callback());
  };

const serveFastify =
  (parses: boolean): ServeApp =>
  async (receiver, mount) => {
    const app = Fastify();
    if (!parses) app.removeAllContentTypeParsers();
    app.register(toFastifyPlugin(receiver), { prefix: mount });
    app.post('/other', (request) => ({ got: request.body }));
    onTestFinished(() => app.close());
    return app.listen({ port: 0 });
  };

const serveHono: ServeApp = async (receiver, mount) => {
  const app = new Hono();
  app.all(`${mount}/*`, (context) => receiver(context.req.raw));
  app.post('/other', async (context) => context.json({ got: await context.req.json() }));
  return originOf(serve({ fetch: app.fetch, port: 0 }));
};

/** Every framework that receivers are served with, each in the way that its own documentation shows. */
export const frameworks: Readonly<Record<string, Framework>> = {
  'node:http': {
    serve: (receiver) => serveListener(toNodeListener(receiver)),
    parses: false,
    knowsMount: false,
    passesOn: false,
  },
  Express: { serve: serveExpress(false), parses: false, knowsMount: true, passesOn: true },
  'Express with its parsers': { serve: serveExpress(true), parses: true, knowsMount: true, passesOn: true },
  Fastify: { serve: serveFastify(true), parses: true, knowsMount: true, passesOn: false },
  'Fastify without parsers': { serve: serveFastify(false), parses: false, knowsMount: true, passesOn: false },
  Koa: { serve: serveKoa(false), parses: false, knowsMount: false, passesOn: true },
  'Koa with @koa/bodyparser': { serve: serveKoa(true), parses: true, knowsMount: false, passesOn: true },
  Hono: { serve: serveHono, parses: true, knowsMount: false, passesOn: false },
  NestJS: { serve: serveNest(true), parses: true, knowsMount: true, passesOn: true },
  'NestJS without parsers': { serve: serveNest(false), parses: false, knowsMount: true, passesOn: true },
  'a module of NestJS': { serve: serveNestModule, parses: false, knowsMount: true, passesOn: true },
};
