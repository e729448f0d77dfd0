import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { quietEnv } from '../quiet-env.ts';

export interface RunningServer {
  readonly port: number;
  /** Processor time that it has had since its start, in seconds. */
  cpuTime(): Promise<number>;
  stop(): Promise<void>;
}

const preload = new URL('./report-cpu.js', import.meta.url).href;

/**
 * Starts a server in a process of its own, and waits until it takes connections.
 *
 * @param program file that Node runs
 * @param args what the program is told, made for the port that it shall listen on
 * @throws Error when it ends before
 */
export async function startServer(
  program: string,
  args: (port: number) => readonly string[],
): Promise<RunningServer> {
  const port = await freePort();
  const child = fork(program, args(port), {
    env: quietEnv,
    execArgv: ['--import', preload],
    // Logs go the way they go in production: to a file or nowhere, but not to a terminal.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}.`);
    await sleep(20);
  }
  return {
    port,
    async cpuTime() {
      child.send('cpu');
      const [seconds] = await once(child, 'message');
      return Number(seconds);
    },
    async stop() {
      // The channel to its parent would keep a server alive that ends by itself when all is done.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1', () => {
    socket.destroy();
    resolve(true);
  });
  socket.on('error', () => resolve(false));
  return promise;
}
