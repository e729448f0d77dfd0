import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { toExpressHandler } from '../../generated/saas-v2/runtime/adapters/express.ts';
import type { Receiver } from '../../generated/saas-v2/runtime/receiving/receiver.ts';

/** Where the platform sends its callbacks. */
export const CALLBACK_PATH = '/saasproduce';

/** @throws Error when the port is taken */
export async function serve(receiver: Receiver, port: number) {
  const app = express();
  app.set('env', 'production'); // otherwise Express answers an error with its stack
  app.use(CALLBACK_PATH, toExpressHandler(receiver)); // before the body parsers: it wants the raw bytes
  app.use(express.json());
  // The routes of your product go here.

  const server = app.listen(port);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, close: () => server[Symbol.asyncDispose]() };
}
