import { fork } from 'node:child_process';
import { once } from 'node:events';
import { quietEnv } from '../quiet-env.ts';
import type { Load } from './fire.ts';
import type { LoadEvent, LoadOrder } from './load.ts';
import { startServer } from './start-server.ts';

/** A server that is measured. */
export interface ServerProgram {
  readonly name: string;
  /** File that Node runs. */
  readonly program: string;
  /** What it is told, for the port that it shall listen on. */
  args(port: number): readonly string[];
}

export interface Served {
  readonly perSecond: number;
  /** Microseconds of processor time that the server had for a request; what else runs beside it changes that least. */
  readonly cpu: number;
  /** Milliseconds */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Starts a server, warms it up, and measures it under load from another process.
 *
 * @param loader program that makes the load
 */
export async function measureServer(
  { program, args }: ServerProgram,
  loader: string,
  order: Omit<LoadOrder, 'port'>,
): Promise<Served> {
  const server = await startServer(program, args);
  const load = fork(loader, [JSON.stringify({ ...order, port: server.port })], {
    env: quietEnv,
    stdio: 'inherit',
  });
  try {
    await told(load);
    const before = await server.cpuTime();
    load.send('go');
    const { requests, seconds, p50, p99 } = (await told(load)) as Load;
    const cpu = (1e6 * ((await server.cpuTime()) - before)) / requests;
    return { perSecond: requests / seconds, cpu, p50, p99 };
  } finally {
    load.kill();
    await server.stop();
  }
}

async function told(load: ReturnType<typeof fork>): Promise<LoadEvent> {
  const ended = once(load, 'exit').then(([code]) => {
    throw new Error(`The load ended with ${code}.`);
  });
  const [event] = await Promise.race([once(load, 'message'), ended]);
  return event;
}
