import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import type { Difference } from './change.ts';
import { compareDocuments } from './compare.ts';

/** How a document of several files, the first of them `api.yaml`, differs from an older one. */
export async function compareFiles(
  old: Readonly<Record<string, string>>,
  fresh: Readonly<Record<string, string>>,
): Promise<Difference> {
  const below = (folder: string, files: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]);
  const folder = temporaryFolder(Object.fromEntries([...below('old', old), ...below('new', fresh)]));
  mkdirSync(join(folder, 'room'));
  const names = { old: join(folder, 'old/api.yaml'), new: join(folder, 'new/api.yaml') };
  return compareDocuments(names, join(folder, 'room'));
}
