import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Receiver } from '../../receiving/receiver.ts';

/** Starts an app with a receiver below a path, on a port of its own until the test is over, and tells its origin. */
export type ServeApp = (receiver: Receiver, mount: string) => Promise<string>;

/** Serves a listener on a port of its own until the test is over, and tells its origin. */
export function serveListener(listener: RequestListener): Promise<string> {
  return originOf(createServer(listener).listen(0));
}

/** The origin of a server that is about to listen; it is closed when the test is over. */
export async function originOf(server: Server): Promise<string> {
  if (!server.listening) await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
