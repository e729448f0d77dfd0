import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';

/**
 * Everything that counts in a folder of templates: all files but README.md and what begins with a dot. Sorted paths below the
 * folder, with `/`; none when there is no such folder.
 */
export function templateFilesIn(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')) && basename(path) !== 'README.md')
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true)
    .sort();
}

/** The same as absolute paths, for who has to notice that one has changed; none without a folder. */
export function templateInputs(folder: string | undefined): string[] {
  return folder === undefined ? [] : templateFilesIn(folder).map((path) => resolve(folder, path));
}

/** The folder of templates with all that are in it, absolute: where one may come or go; none without a folder. */
export function templateFolders(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const root = resolve(folder);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [root];
  const inside = readdirSync(root, { recursive: true, withFileTypes: true });
  return [
    root,
    ...inside.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name)),
  ];
}
