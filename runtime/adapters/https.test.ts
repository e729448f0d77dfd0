import { once } from 'node:events';
import { createSecureServer, connect as http2Connect } from 'node:http2';
import { createServer, type RequestOptions, request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { SecureContextOptions, TlsOptions } from 'node:tls';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Receiver } from '../receiving/receiver.ts';
import { toFastifyPlugin } from './fastify.ts';
import { toNodeListener } from './node.ts';
import { notesByPath } from './testing/notes-by-path.ts';
import { originOf } from './testing/serve.ts';

// A key that both sides know stands for a certificate.
const psk = Buffer.alloc(32, 7);
const ciphers: SecureContextOptions = { ciphers: 'PSK+HIGH', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' };
const server: TlsOptions = { ...ciphers, pskCallback: () => psk };
const client = {
  ...ciphers,
  pskCallback: () => ({ psk, identity: 'test' }),
  checkServerIdentity: () => undefined,
};

type Serve = (receiver: Receiver) => Promise<string>;

const serveFastify =
  (http2: boolean): Serve =>
  async (receiver) => {
    const app = http2
      ? Fastify({ http2: true, https: { ...server, allowHTTP1: true } }).register(toFastifyPlugin(receiver))
      : Fastify({ https: server }).register(toFastifyPlugin(receiver));
    onTestFinished(() => app.close());
    return app.listen({ port: 0 });
  };

const secure: readonly [string, Serve][] = [
  ['node:https', (receiver) => originOf(createServer(server, toNodeListener(receiver)).listen(0))],
  [
    'node:http2',
    (receiver) =>
      originOf(createSecureServer({ ...server, allowHTTP1: true }, toNodeListener(receiver)).listen(0)),
  ],
  ['Fastify over HTTPS', serveFastify(false)],
  ['Fastify over HTTP/2 and HTTPS', serveFastify(true)],
];

const answer = { path: { id: '7' }, query: { q: '1' } };

describe.each(secure)('%s', (_name, serve) => {
  it('answers over TLS', async () => {
    const { port } = new URL(await serve(notesByPath()));
    const options: RequestOptions = { ...client, port, path: '/notes/7?q=1' };
    const [response] = await once(request(options).end(), 'response');
    expect(JSON.parse(await text(response))).toMatchObject(answer);
  });
});

describe.each(secure.filter(([name]) => name.includes('2')))('%s', (_name, serve) => {
  it('answers over TLS in HTTP/2', async () => {
    const { port } = new URL(await serve(notesByPath()));
    const session = http2Connect(`https://localhost:${port}`, client);
    onTestFinished(() => session.destroy());
    expect(JSON.parse(await text(session.request({ ':path': '/notes/7?q=1' })))).toMatchObject(answer);
  });
});
