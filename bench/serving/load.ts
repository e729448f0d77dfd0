import { once } from 'node:events';
import { fire, type Load } from './fire.ts';

/** What a process that makes load is told, as JSON in its first argument. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  /** Requests that warm the server up; they are not counted. */
  readonly warmUp: number;
  /** Requests that are timed. */
  readonly timed: number;
  readonly expected: string;
}

/** What such a process tells its parent; after `warm` it waits to be told to go on. */
export type LoadEvent = 'warm' | Load;

/**
 * The program of a process that makes load.
 *
 * @param makeRequests prints that many requests, all different; it is called anew for those that are timed
 */
export async function runLoad(makeRequests: (count: number) => readonly Uint8Array[]): Promise<void> {
  const { port, warmUp, timed, connections, expected } = JSON.parse(process.argv[2] ?? '{}') as LoadOrder;
  await fire(port, makeRequests(warmUp), { connections, expected });
  const requests = makeRequests(timed);
  const go = once(process, 'message');
  process.send?.('warm' satisfies LoadEvent);
  await go;
  const load = await fire(port, requests, { connections, expected });
  process.send?.(load satisfies LoadEvent);
  process.disconnect();
}
