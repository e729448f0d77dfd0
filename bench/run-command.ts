import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { quietEnv } from './quiet-env.ts';

/** A command of Node that ran to its end. */
export interface Ran {
  /** From the start of its process to its end. */
  readonly seconds: number;
  /** The most memory that was resident, in MB (10⁶ bytes); of several processes, the most of each together. */
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
  {
    cwd = '.',
    env = {},
    limit = 120,
  }: { cwd?: string; env?: Readonly<Record<string, string>>; limit?: number } = {},
): Promise<Ran> {
  const reports = mkdtempSync(join(tmpdir(), 'koocontract-bench-memory-'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    // Options in the environment reach the processes that a command starts, too.
    env: { ...quietEnv, ...env, BENCH_MEMORY: reports, NODE_OPTIONS: `--import=${preload}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
  });
  const [ended, said, complained] = await Promise.all([
    once(child, 'close').then(([code, signal]) => ({ code, signal, at: performance.now() })),
    text(child.stdout),
    text(child.stderr),
  ]);
  const kibibytes = readdirSync(reports).map((file) => Number(readFileSync(join(reports, file), 'utf8')));
  rmSync(reports, { recursive: true });
  const reason =
    ended.signal === null
      ? complaint(complained) || complaint(said) || `exit code ${ended.code}`
      : `over ${limit} s`;
  return {
    seconds: (ended.at - startedAt) / 1000,
    megabytes: (kibibytes.reduce((sum, each) => sum + each, 0) * 1024) / 1e6,
    failed: ended.code === 0 ? undefined : reason,
  };
}

/** The first line that names an error, else the last one. */
function complaint(output: string): string {
  const lines = output.split('\n').map((line) => line.replace(/[^\x20-\x7e]+/g, '').trim());
  const said = lines.filter((line) => line !== '');
  return (said.find((line) => /^(?:\w*Error:|error\b)/i.test(line)) ?? said.at(-1) ?? '').slice(0, 80);
}
