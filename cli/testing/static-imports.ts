import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is loaded with a file, before any of it runs. */
export interface StaticImports {
  /** Files of ours, absolute, the first one included. */
  readonly files: readonly string[];
  /** Packages and files of packages, as they are imported, sorted; without those of Node. */
  readonly packages: readonly string[];
}

const statement = /^(?:import|export) (?!type\b)(?:[^;'"]*? from )?'([^']+)'/gm;

/** Follows the static imports of files of ours. */
export function staticImports(...entries: readonly string[]): StaticImports {
  const files = new Set(entries);
  const packages = new Set<string>();
  // A set hands out what is added while it is read.
  for (const file of files)
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(statement))
      if (target.startsWith('.')) files.add(join(dirname(file), target));
      else if (!target.startsWith('node:')) packages.add(target);
  return { files: [...files], packages: [...packages].sort() };
}
