import { serve } from '@hono/node-server';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { combine } from '../receiving/combine.ts';
import { toExpressHandler } from './express.ts';
import { toFastifyPlugin } from './fastify.ts';
import { toKoaMiddleware } from './koa.ts';
import { toNestMiddleware } from './nest.ts';
import { frameworks } from './testing/frameworks.ts';
import { startNest } from './testing/nest.ts';
import { notesByPath } from './testing/notes-by-path.ts';
import { originOf, serveListener } from './testing/serve.ts';

/** What a receiver of notes answers at an address: what it read, or the status. */
async function read(address: string): Promise<unknown> {
  const response = await fetch(address);
  return response.status === 200 ? response.json() : response.status;
}

const note = (called: string) => ({ path: { id: '7' }, query: { q: 'a b' }, called });

const all = Object.entries(frameworks);

describe.each(all)('below a mount of %s', (_name, framework) => {
  it('paths begin there when the receiver is told its prefix', async () => {
    const origin = await framework.serve(notesByPath('/saas'), '/saas');
    expect(await read(`${origin}/saas/notes/7?q=a%20b`)).toEqual(note('/saas/notes/7'));
    expect(await read(`${origin}/saasnotes/7`)).toBe(404);
  });

  it('receivers that were combined keep their prefixes', async () => {
    const prefix = framework.knowsMount ? '' : '/saas';
    const receiver = combine(notesByPath(`${prefix}/a`), notesByPath(`${prefix}/b`));
    const origin = await framework.serve(receiver, '/saas');
    expect(await read(`${origin}/saas/b/notes/7?q=a+b`)).toEqual(note('/saas/b/notes/7'));
    expect(await read(`${origin}/saas/notes/7`)).toBe(404);
  });

  it('what the receiver has no exchange for is left to the rest of the app, if it has one', async () => {
    const origin = await framework.serve(notesByPath('/saas'), '/saas');
    const response = await fetch(`${origin}/saas/memos/7`);
    expect(response.status).toBe(404);
    const ours = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    expect(ours).toBe(!framework.passesOn);
  });
});

describe.each(all.filter(([, { knowsMount }]) => knowsMount))(
  'below a mount of %s',
  (_name, { serve: serveApp }) => {
    it('paths begin there without being told', async () => {
      const origin = await serveApp(notesByPath(), '/saas');
      expect(await read(`${origin}/saas/notes/7?q=a%20b`)).toEqual(note('/saas/notes/7'));
    });
  },
);

describe.each(all.filter(([, { parses }]) => parses))(
  'beside a receiver, %s',
  (_name, { serve: serveApp }) => {
    it('keeps its body parsers', async () => {
      const origin = await serveApp(notesByPath('/saas'), '/saas');
      const response = await fetch(`${origin}/other`, {
        method: 'POST',
        body: '{"a":1}',
        headers: { 'content-type': 'application/json' },
      });
      expect(await response.json()).toEqual({ got: { a: 1 } });
    });
  },
);

describe('mounts in mounts', () => {
  it('of Express, with parameters', async () => {
    const inner = express.Router().use('/saas', toExpressHandler(notesByPath()));
    const origin = await serveListener(express().use('/:tenant', inner));
    expect(await read(`${origin}/acme/saas/notes/7?q=a+b`)).toEqual(note('/acme/saas/notes/7'));
  });

  it('of Fastify, with parameters', async () => {
    const app = Fastify();
    onTestFinished(() => app.close());
    app.register(async (scope) => scope.register(toFastifyPlugin(notesByPath()), { prefix: '/saas/' }), {
      prefix: '/:tenant',
    });
    const origin = await app.listen({ port: 0 });
    expect(await read(`${origin}/acme/saas/notes/7?q=a+b`)).toEqual(note('/acme/saas/notes/7'));
  });

  it('of Koa, which set the path for what stands below', async () => {
    const receive = toKoaMiddleware(notesByPath());
    const app = new Koa().use(async (context, next) => {
      context.path = context.path.slice('/saas'.length);
      await receive(context, next);
    });
    const origin = await serveListener(app.callback());
    expect(await read(`${origin}/saas/notes/7?q=a+b`)).toEqual(note('/saas/notes/7'));
  });

  it('of Hono, with the whole path for a prefix', async () => {
    const receiver = notesByPath('/api/saas');
    const inner = new Hono().all('/saas/*', (context) => receiver(context.req.raw));
    const app = new Hono().basePath('/api').route('/', inner);
    const origin = await originOf(serve({ fetch: app.fetch, port: 0 }));
    expect(await read(`${origin}/api/saas/notes/7?q=a+b`)).toEqual(note('/api/saas/notes/7'));
  });

  it('of NestJS, whose global prefix is part of the routes of a module', async () => {
    const origin = await startNest(
      { bodyParser: false },
      (consumer) => void consumer.apply(toNestMiddleware(notesByPath())).forRoutes('saas'),
      (app) => app.setGlobalPrefix('api'),
    );
    expect(await read(`${origin}/api/saas/notes/7?q=a+b`)).toEqual(note('/api/saas/notes/7'));
  });

  it('of Express, where the prefix says all of it', async () => {
    const origin = await serveListener(
      express().use('/api', express.Router().use('/saas', toExpressHandler(notesByPath('/api/saas')))),
    );
    expect(await read(`${origin}/api/saas/notes/7?q=a+b`)).toEqual(note('/api/saas/notes/7'));
  });
});
