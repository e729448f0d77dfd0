import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../emit/output-file.ts';
import { isRecord, recordAt } from '../load/openapi.ts';

/** Stands in each output folder and remembers which files are ours, and what we last wrote to them. */
export const manifestName = '.koocontract.json';

/** SHA-256 of each file that we wrote, by path. */
export type Manifest = Readonly<Record<string, string>>;

/** The manifest of a folder; empty when nothing was generated into it yet. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, manifestName);
  if (!existsSync(file)) return {};
  const entries = Object.entries(recordAt(parse(file), 'files'));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function parse(file: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRecord(content)) return content;
  } catch {
    // Falls through to the one message for all that may be wrong with it.
  }
  throw new Error(
    `${file} is broken, so it can't be told which files are generated. Restore it, or delete it together with the generated files.`,
  );
}

export function manifestFile(files: readonly OutputFile[]): OutputFile {
  const hashes = Object.fromEntries(
    [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, text }) => [path, hashOf(text)]),
  );
  return {
    path: manifestName,
    text: `${JSON.stringify({ generator: 'koocontract', files: hashes }, null, 2)}\n`,
  };
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
