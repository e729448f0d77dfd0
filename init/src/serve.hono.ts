import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Receiver } from '../../generated/saas-v2/runtime/receiving/receiver.ts';

/** Where the platform sends its callbacks. */
export const CALLBACK_PATH = '/saasproduce';

/** @throws Error when the port is taken */
export async function serve(receiver: Receiver, port: number) {
  const app = new Hono();
  app.all(`${CALLBACK_PATH}/*`, (context) => receiver(context.req.raw));
  // The routes of your product go here.

  const server = createAdaptorServer(app).listen(port);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, close: () => server[Symbol.asyncDispose]() };
}
