import { once } from 'node:events';
import { connect, createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { asReceiver, type Receiver } from '../receiving/receiver.ts';
import { notesReceiver } from '../testing/notes-service.ts';
import { toFastifyPlugin } from './fastify.ts';
import { toNodeListener } from './node.ts';
import { notesByPath } from './testing/notes-by-path.ts';
import { platformType, signedAddress, success } from './testing/send.ts';
import { originOf } from './testing/serve.ts';

const MiB = 1024 * 1024;

const apps: readonly [string, (receiver: Receiver) => Promise<string>][] = [
  ['node:http2', (receiver) => originOf(createServer(toNodeListener(receiver)).listen(0))],
  [
    'Fastify over HTTP/2',
    async (receiver) => {
      const app = Fastify({ http2: true });
      app.register(toFastifyPlugin(receiver));
      onTestFinished(() => app.close());
      return app.listen({ port: 0 });
    },
  ],
];

function connected(address: string) {
  const session = connect(new URL(address).origin);
  onTestFinished(() => session.destroy());
  return session;
}

interface Answered {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request on a connection of its own. */
async function send(address: string, headers: OutgoingHttpHeaders = {}, body?: string): Promise<Answered> {
  const { pathname, search } = new URL(address);
  const stream = connected(address).request({ ':path': pathname + search, ...headers });
  const answered = once(stream, 'response');
  stream.end(body);
  const [received]: IncomingHttpHeaders[] = await answered;
  return { headers: received ?? {}, body: await text(stream) };
}

describe.each(apps)('%s', (_name, serve) => {
  const post = { ':method': 'POST', 'content-type': platformType };

  it('hands over the raw bytes of a signed request', async () => {
    const address = await serve(notesReceiver({ drop: () => success }));
    const sent = '{ "orderId":"订单 1", "activity":"drop", "amount":100.0 }';
    const { headers, body } = await send(signedAddress(address, sent), post, sent);
    expect([headers[':status'], headers['content-type']]).toEqual([
      200,
      expect.stringMatching(/^application\/json/),
    ]);
    expect(JSON.parse(body)).toEqual(success);
  });

  it('knows the address that was called, and the headers', async () => {
    const seen: unknown[] = [];
    const handle: Receiver['handle'] = async ({ url, headers }) => {
      seen.push(url.href, headers.get('host'), headers.get('x-a'), [...headers.keys()].sort());
      return { status: 204, headers: {}, body: '' };
    };
    const address = await serve(asReceiver({ ...notesByPath(), handle }));
    await send(`${address}/notes/7?q=1`, { 'x-a': 'b' });
    const { host } = new URL(address);
    expect(seen).toEqual([`http://${host}/notes/7?q=1`, host, 'b', ['host', 'x-a']]);
  });

  it.each([
    ['GET', '/notes/7/csv', 200, 'text/csv', 'é,1\n'],
    ['DELETE', '/notes/7', 204, undefined, ''],
    ['GET', '/nothing', 404, undefined, expect.stringContaining('no exchange for GET /nothing')],
  ])('answers %s %s with %i', async (method, path, status, type, body) => {
    const answered = await send((await serve(notesByPath())) + path, { ':method': method });
    expect([answered.headers[':status'], answered.body]).toEqual([status, body]);
    if (type !== undefined) expect(answered.headers['content-type']).toContain(type);
    expect(answered.headers['body-sign']).toBe(type === undefined ? undefined : 'x');
  });

  it('refuses a body over the limit, without a header that HTTP/2 does not know', async () => {
    const warned = vi.fn();
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    const address = await serve(notesReceiver({ drop: () => success }, { bodyLimit: MiB }));
    const sent = JSON.stringify({ activity: 'drop', orderId: 'A'.repeat(2 * MiB) });
    const { body } = await send(signedAddress(address, sent), post, sent);
    expect(JSON.parse(body)).toMatchObject({ resultMsg: expect.stringContaining('larger than') });
    expect(warned).not.toHaveBeenCalled();
  });

  it('lives on, without a word in the log, when the sender resets the stream', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => logged.mockRestore());
    const address = await serve(notesReceiver({ drop: () => success }));
    const session = connected(address);
    const stream = session.request({ ':path': '/', ...post }, { endStream: false });
    stream.on('error', () => undefined);
    stream.write('{"activity"', () => stream.close(8));
    await once(stream, 'close');
    const sent = JSON.stringify({ activity: 'drop', orderId: 'A' });
    expect(JSON.parse((await send(signedAddress(address, sent), post, sent)).body)).toEqual(success);
    expect(logged).not.toHaveBeenCalled();
  });

  it('answers 500 when the receiver breaks down', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => logged.mockRestore());
    const broken = asReceiver({ ...notesByPath(), handle: () => Promise.reject(new Error('broken down')) });
    const { headers } = await send(`${await serve(broken)}/notes/7`);
    expect(headers[':status']).toBe(500);
  });
});
