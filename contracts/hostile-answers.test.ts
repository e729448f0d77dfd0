import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../generator/model/model.ts';
import { type GuideId, kinds } from './testing/guide-acts.ts';
import { guideModel } from './testing/guide-model.ts';
import { saasModel } from './testing/model.ts';
import { startMerchant, testKey } from './testing/reference-merchant.ts';
import { verifyGuide } from './testing/verify-guide.ts';
import { verify } from './verify.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

const verifyAt = (url: string) => verify({ url, key: testKey, model, skip: ['pact'], timeout: 0.3 });

const json = { 'content-type': 'application/json' };

const hostile: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  'an HTML page': (response) => response.end('<html><body>It works!</body></html>'),
  'random bytes': (response) => response.writeHead(200, json).end(Buffer.from([0xff, 0xfe, 0, 0x80, 0x1b])),
  nothing: (response) => response.end(),
  'HTTP 204': (response) => response.writeHead(204).end(),
  'a redirect to itself': (response) => response.writeHead(302, { location: '/saasproduce' }).end(),
  'an endless body': (response) => {
    const more = () => {
      // What answers HEAD has no body, and would be written to without end.
      while (response.req.method !== 'HEAD' && response.write('0'.repeat(65_536)));
    };
    response.writeHead(200, json).on('drain', more);
    more();
  },
  'a body that never ends and hardly comes': (response) => response.writeHead(200, json).write('{'),
  'less than its Content-Length says': (response) =>
    response.writeHead(200, { ...json, 'content-length': 100 }).end('{"resultCode":"000000"}'),
  'headers without end': (response) => response.writeHead(200, { ...json, huge: 'x'.repeat(100_000) }).end(),
  'gzip that is none': (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('{}'),
  'JSON that is nested deeply': (response) => response.writeHead(200, json).end('['.repeat(500_000)),
  'JSON without an object': (response) => response.writeHead(200, json).end('null'),
  'a list for everything': (response) =>
    response.writeHead(200, json).end('{"resultCode":[],"resultMsg":[],"instanceId":[],"info":[[],null,1]}'),
  'objects for everything': (response) =>
    response
      .writeHead(200, json)
      .end('{"resultCode":{"toString":1},"resultMsg":{},"instanceId":{"__proto__":1},"info":{"length":3}}'),
  'success for everything': (response) =>
    response.writeHead(200, json).end('{"resultCode":"000000","instanceId":"a,b","info":[{"appInfo":7}]}'),
  'a hang-up': (response) => response.destroy(),
};

describe('a merchant that answers everything with', () => {
  it.each(Object.entries(hostile))(
    '%s fails, and does not break the verification',
    async (_name, respond) => {
      await using merchant = await startMerchant(() => ({ respond }));
      const { summary, results } = await verifyAt(merchant.url);
      expect(summary.failed).toBeGreaterThan(0);
      expect(results.filter(({ message }) => message.startsWith('The check itself broke'))).toEqual([]);
    },
  );

  it('something that is not HTTP fails', async () => {
    await using server = await listening(createTcpServer((socket) => socket.end('220 mail ready\r\n')));
    const { summary } = await verifyAt(server.url);
    expect(summary.failed).toBeGreaterThan(0);
  });
});

describe.each(Object.keys(kinds) as GuideId[])('a merchant of %s that answers everything with', (guide) => {
  it.each(['an HTML page', 'nothing', 'a list for everything', 'objects for everything', 'a hang-up'])(
    '%s fails, and does not break the verification',
    async (name) => {
      const { summary, results } = await verifyGuide(
        await guideModel(guide),
        () => ({ respond: hostile[name] ?? (() => {}) }),
        { timeout: 2 },
      );
      expect(summary.failed).toBeGreaterThan(0);
      expect(results.filter(({ message }) => message.startsWith('The check itself broke'))).toEqual([]);
    },
  );
});

describe('a merchant that stops in the middle', () => {
  it('by not answering any more fails by time-outs, soon', async () => {
    let count = 0;
    await using merchant = await startMerchant((parts) => ({
      respond: (response, answer, request) => {
        if (count++ < 30) parts.respond(response, answer, request);
      },
    }));
    const { results } = await verifyAt(merchant.url);
    const inTime = results.find(({ id }) => id === 'transport.in-time');
    expect(inTime?.status).toBe('fail');
    expect(inTime?.message).toMatch(/ was not answered within 0\.3 s\./);
    // Nobody waits for it again and again.
    expect(results.filter(({ status }) => status === 'fail').length).toBeLessThan(20);
    expect(results.some(({ message }) => message.startsWith('The server does not answer in time'))).toBe(
      true,
    );
  });

  it('by going away fails', async () => {
    let count = 0;
    const merchant = await startMerchant((parts) => ({
      respond: (response, answer, request) => {
        parts.respond(response, answer, request);
        if (count++ === 30) void merchant[Symbol.asyncDispose]();
      },
    }));
    const { results } = await verifyAt(merchant.url);
    expect(results.find(({ id }) => id === 'transport.stays-up')).toMatchObject({ status: 'fail' });
  });
});

describe('no verification is possible when', () => {
  it('nobody listens', async () => {
    const merchant = await startMerchant();
    await merchant[Symbol.asyncDispose]();
    await expect(verifyAt(merchant.url)).rejects.toThrow(/No connection to http:.*ECONNREFUSED.*running/);
  });

  it('the name does not exist', async () => {
    await expect(verifyAt('http://merchant.invalid/')).rejects.toThrow(
      /No connection to http:\/\/merchant\.invalid/,
    );
  });

  it('the server speaks no TLS', async () => {
    await using merchant = await startMerchant();
    const url = merchant.url.replace('http:', 'https:');
    await expect(verifyAt(url)).rejects.toThrow(/speaks no TLS: try http: in place of https:/);
  });
});

async function listening(server: Server) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
