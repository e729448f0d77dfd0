import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../../generated/saas-v2/runtime/adapters/node.ts';
import type { Receiver } from '../../generated/saas-v2/runtime/receiving/receiver.ts';

/** Where the platform sends its callbacks. */
export const CALLBACK_PATH = '/saasproduce';

/** @throws Error when the port is taken */
export async function serve(receiver: Receiver, port: number) {
  const server = createServer(toNodeListener(receiver)).listen(port);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, close: () => server[Symbol.asyncDispose]() };
}
