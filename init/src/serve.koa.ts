import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import { toKoaMiddleware } from '../../generated/saas-v2/runtime/adapters/koa.ts';
import type { Receiver } from '../../generated/saas-v2/runtime/receiving/receiver.ts';

/** Where the platform sends its callbacks. */
export const CALLBACK_PATH = '/saasproduce';

/** @throws Error when the port is taken */
export async function serve(receiver: Receiver, port: number) {
  const app = new Koa();
  app.use(toKoaMiddleware(receiver)); // before the body parser: it wants the raw bytes
  app.use(bodyParser());
  // The middleware of your product goes here.

  const server = app.listen(port);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, close: () => server[Symbol.asyncDispose]() };
}
