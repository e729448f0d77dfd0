import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../generator/package-root.ts';

/** A command that goes on until it is stopped. */
export interface Running {
  /** Waits until the command prints something like this, after what was waited for before; returns what matched. */
  until(pattern: RegExp): Promise<string>;
  /** All that it has printed. */
  stdout(): string;
  /** Its complaints; they may arrive later than what it prints after them. */
  stderr(): string;
  /** Ends it, and returns its exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the command line as a user does; it is stopped at the end of the test at the latest. */
export function running(args: readonly string[], cwd: string): Running {
  const child = spawn(process.execPath, [join(packageRoot, 'bin/koocontract.js'), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  let seen = 0;
  let over = false;
  let news = Promise.withResolvers<void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    news.resolve();
    news = Promise.withResolvers();
  });
  const ended = once(child, 'close').then(() => {
    over = true;
    news.resolve();
  });
  return {
    async until(pattern) {
      for (;;) {
        const match = pattern.exec(stdout.slice(seen));
        if (match !== null) {
          seen += match.index + match[0].length;
          return match[0];
        }
        if (over) throw new Error(`It ended without ${pattern}:\n${stdout}${stderr}`);
        await news.promise;
      }
    },
    stdout: () => stdout,
    stderr: () => stderr,
    async stop(signal) {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
