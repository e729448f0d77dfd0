import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../package-root.ts';
import type { OutputFile } from './output-file.ts';

const relativeImport = /\bfrom '(\.{1,2}\/[^']+)'/g;

/**
 * @param file below `runtime/`, such as `receiving/answer.ts`
 * @throws Error when there is no such file
 */
export function checkRuntimeFile(file: string): void {
  const found =
    /^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(file) && existsSync(join(packageRoot, 'runtime', file));
  if (!found) throw new Error(`there is no runtime file ${file}. One is called like receiving/answer.ts.`);
}

/** The runtime files that generated code needs, with all that they import themselves, as plain copies. */
export function runtimeFiles(wanted: Iterable<string>): OutputFile[] {
  const found = new Map<string, string>();
  const pending = [...wanted];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (found.has(file)) continue;
    const text = readFileSync(join(packageRoot, 'runtime', file), 'utf8');
    found.set(file, text);
    for (const [, target] of text.matchAll(relativeImport))
      pending.push(posix.join(posix.dirname(file), target ?? ''));
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => ({ path: `runtime/${file}`, text }));
}
