import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { quietEnv } from '../quiet-env.ts';

/**
 * Seconds from the start of a process until it prints a text; it is ended then.
 *
 * @param args what stands after `node`
 */
export async function timeUntilReady(
  args: readonly string[],
  ready: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...quietEnv, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes(ready)) break;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  child.kill();
  await ended;
  if (!printed.includes(ready)) throw new Error(`${args.join(' ')} ended before it was ready:\n${printed}`);
  return seconds;
}
