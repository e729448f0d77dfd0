import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { quietEnv } from './quiet-env.ts';

/** A command of Node that ran to its end. */
export interface Ran {
  /** From the start of its process to its end. */
  readonly seconds: number;
  /** The most memory that was resident, in MB (10⁶ bytes). */
  readonly megabytes: number;
  /** Why it failed, in a line; `undefined` when it ended with 0. */
  readonly failed: string | undefined;
}

const preload = new URL('./report-memory.js', import.meta.url).href;

/**
 * Runs a command as a user does, under the Node that runs this, and waits for its end.
 *
 * @param args what stands after `node`
 * @param limit seconds after which it is ended and has failed
 */
export async function runCommand(
  args: readonly string[],
  { env = {}, limit = 300 }: { env?: Readonly<Record<string, string>>; limit?: number } = {},
): Promise<Ran> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    env: { ...quietEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
  });
  const [, stdout, stderr, peak] = child.stdio;
  const [ended, said, complained, kibibytes] = await Promise.all([
    once(child, 'close').then(([code, signal]) => ({ code, signal, at: performance.now() })),
    readAll(stdout),
    readAll(stderr),
    readAll(peak),
  ]);
  const reason =
    ended.signal === null
      ? lastLine(complained) || lastLine(said) || `exit code ${ended.code}`
      : `over ${limit} s`;
  return {
    seconds: (ended.at - startedAt) / 1000,
    megabytes: (Number(kibibytes) * 1024) / 1e6,
    failed: ended.code === 0 ? undefined : reason,
  };
}

function readAll(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : Promise.resolve('');
}

/** Most programs end with what went wrong. */
function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return (lines.at(-1) ?? '')
    .replace(/[^\x20-\x7e]+/g, '')
    .trim()
    .slice(0, 100);
}
