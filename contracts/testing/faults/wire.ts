import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { authenticating, type Change, onActivity } from '../alter.ts';
import { failed } from '../reference-merchant.ts';
import type { Fault } from './fault.ts';

/** Leaves the body of a refused request unread, so that it spoils the next one on the connection. */
function spoilingConnections(): Change {
  const spoiled = new WeakSet<Socket>();
  return (parts) => ({
    respond: (response, answer, request) => {
      if (spoiled.has(request.socket)) response.writeHead(400).end('Bad request syntax');
      else parts.respond(response, answer, request);
      if (answer['resultCode'] === '000001') spoiled.add(request.socket);
    },
  });
}

/** Answers nothing on a connection before the one that came first is closed. */
function servingInTurn(): Change {
  const known = new WeakSet<Socket>();
  let before: Promise<unknown> = Promise.resolve();
  return (parts) => ({
    respond: async (response, answer, request) => {
      const { socket } = request;
      if (!known.has(socket)) {
        known.add(socket);
        const mine = before;
        before = mine.then(() => (socket.destroyed ? undefined : once(socket, 'close')));
        await mine;
      }
      parts.respond(response, answer, request);
    },
  });
}

/** Fails when it has too much to do. */
function busyWith(most: number): Change {
  let now = 0;
  return onActivity('queryInstance', async (_fields, normally) => {
    now += 1;
    await pause(50);
    const isTooMuch = now > most;
    now -= 1;
    return isTooMuch ? failed : normally();
  });
}

/** Refuses some requests by their headers, before anything else. */
function turningAway(status: number, isMeant: (headers: NodeJS.Dict<string | string[]>) => boolean): Change {
  return (parts) => ({
    respond: (response, answer, request) => {
      if (isMeant(request.headers)) response.writeHead(status).end();
      else parts.respond(response, answer, request);
    },
  });
}

/** Takes what comes first for the whole body. */
const readingOnce: Change = () => ({
  read: async (request) => {
    const chunks = request[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    const { done, value } = await chunks.next();
    request.resume();
    return done === true ? new Uint8Array() : value;
  },
});

/** Mistakes with connections, and with how requests travel. */
export const wireFaults: readonly Fault[] = [
  {
    fault: 'does not read the body of a request that it refuses',
    change: spoilingConnections(),
    fails: ['transport.keep-alive'],
  },
  {
    fault: 'serves one connection after the other',
    change: servingInTurn(),
    warns: ['transport.new-connection'],
  },
  {
    fault: 'fails when nine queries come at once',
    change: busyWith(8),
    fails: ['transport.ten-concurrent'],
  },
  {
    fault: 'reads once from the connection',
    change: readingOnce,
    warns: ['transport.split-body', 'transport.chunked-body', 'transport.large-body'],
  },
  {
    fault: 'knows one spelling of the Content-Type',
    change: turningAway(415, (headers) => headers['content-type'] !== 'application/json;charset=utf8'),
    warns: ['transport.request-charset'],
  },
  {
    fault: 'needs a Content-Length',
    change: turningAway(411, (headers) => headers['content-length'] === undefined),
    warns: ['transport.chunked-body'],
  },
  {
    fault: 'refuses bodies of more than 100 kB with HTTP 413',
    change: turningAway(413, (headers) => Number(headers['content-length']) > 100_000),
    warns: ['transport.large-body'],
  },
  {
    fault: 'hangs up on bodies of more than 100 kB',
    change: authenticating((normally) => (query, body) => {
      if (body.length > 100_000) throw new Error('too large');
      return normally(query, body);
    }),
    warns: ['transport.large-body'],
  },
  {
    fault: 'reads the first 64 kB of a body',
    change: authenticating((normally) => (query, body) => normally(query, body.slice(0, 65_536))),
    warns: ['transport.large-body'],
  },
  {
    fault: 'never answers a request of more than 100 kB',
    change: (parts) => ({
      respond: (response, answer, request) => {
        if (!(Number(request.headers['content-length']) > 100_000)) parts.respond(response, answer, request);
      },
    }),
    fails: ['transport.large-body'],
  },
  {
    fault: 'is late with upgrades',
    change: onActivity('upgradeInstance', () => new Promise<never>(() => {})),
    fails: ['transport.in-time'],
  },
];
