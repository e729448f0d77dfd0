import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { toFastifyPlugin } from '../../generated/saas-v2/runtime/adapters/fastify.ts';
import type { Receiver } from '../../generated/saas-v2/runtime/receiving/receiver.ts';

/** Where the platform sends its callbacks. */
export const CALLBACK_PATH = '/saasproduce';

/** @throws Error when the port is taken */
export async function serve(receiver: Receiver, port: number) {
  const app = fastify();
  app.register(toFastifyPlugin(receiver), { prefix: CALLBACK_PATH });
  // The routes of your product go here.

  await app.listen({ port, host: '0.0.0.0' });
  const { port: taken } = app.server.address() as AddressInfo;
  return { port: taken, close: () => app.close() };
}
