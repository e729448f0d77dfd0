import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../runtime/adapters/listen.ts';
import { type Forwarder, startForwarder } from './forwarder.ts';

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

/** A broker that gives one answer to all. */
async function forwarderTo(answer: (origin: string) => string, authorization?: string) {
  const asked: (string | undefined)[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.end(answer(origin));
  });
  origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  const url = new URL(`${origin}/broker/`);
  const forwarder: Forwarder = await startForwarder({ url, authorization }, (each) => each);
  opened.push(forwarder, server);
  return { forwarder, asked, origin };
}

describe('the forwarder', () => {
  it('has links lead to itself, and leaves all else as it is', async () => {
    const { forwarder } = await forwarderTo(
      (origin) =>
        `{"price":100.0,"text":"${origin}/a","_links":{"a":{"href":"${origin}/a"},"b":[{"href":"${origin}/b","name":"b"}]},` +
        `"_embedded":{"pacts":[{"href":"${origin}/c","_links":{"self":{"href":"${origin}/d"}}}]}}`,
    );
    const text = await (await fetch(forwarder.url)).text();
    const here = new URL(forwarder.url);
    const own = `${here.origin}/${here.pathname.split('/')[1]}`;
    expect(text).toContain('"price":100.0');
    expect(JSON.parse(text)).toMatchObject({
      text: expect.stringMatching(/^(?!.*\/[\w-]{36}\/)/),
      _links: { a: { href: `${own}/a` }, b: [{ href: `${own}/b`, name: 'b' }] },
      _embedded: {
        pacts: [{ href: expect.not.stringContaining(own), _links: { self: { href: `${own}/d` } } }],
      },
    });
  });

  it('signs in at the broker, and for nobody who does not know its address', async () => {
    const { forwarder, asked } = await forwarderTo(() => '{}', 'Bearer token');
    await fetch(forwarder.url, { headers: { authorization: 'Bearer another' } });
    expect(asked).toEqual(['Bearer token']);
    const stranger = await fetch(new URL('/broker/', forwarder.url));
    expect([stranger.status, asked.length]).toEqual([404, 1]);
  });

  it('remembers what was asked, without credentials', async () => {
    const { forwarder, origin } = await forwarderTo(() => 'no JSON', 'Bearer token');
    await fetch(`${forwarder.url}/pacts`, { method: 'POST', body: '{}' });
    expect(forwarder.passages).toMatchObject([
      { method: 'POST', url: `${origin}/broker/pacts`, status: 200, answer: undefined },
    ]);
    expect(JSON.stringify(forwarder.passages)).not.toContain('token');
  });
});
