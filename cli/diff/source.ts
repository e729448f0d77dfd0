import { relative, resolve, sep } from 'node:path';
import { shownPath } from '../../contracts/reports/places.ts';
import { findDocument } from '../documents.ts';
import { CommandError } from '../exit.ts';
import { checkOut } from './git-files.ts';

/** One of the two documents that are compared. */
export interface Source {
  /** As it was given. */
  readonly name: string;
  /** Absolute path of the document. */
  readonly file: string;
  /** Folder that holds the files of a commit; `undefined` for files that stand where they are. */
  readonly checkout: string | undefined;
}

/**
 * @param name file, id of a guide, or `git:REF:path`
 * @param folder an empty one, for the files of a commit
 * @throws CommandError when there is no such document
 */
export async function openSource(name: string, folder: string): Promise<Source> {
  if (!name.startsWith('git:')) return { name, file: resolve(findDocument(name)), checkout: undefined };
  const [, ref = '', path = ''] = /^git:([^:]+):(.+)$/.exec(name) ?? [];
  if (path === '')
    throw new CommandError(`${name} is not understood. Write git:REF:path, such as git:main:spec/api.yaml.`);
  return { name, file: resolve(folder, await checkOut(ref, path, folder)), checkout: folder };
}

/**
 * A file of a source for readers: `spec/api.yaml` as seen from a folder, or `git:main:spec/api.yaml`.
 *
 * @param file absolute path
 */
export function shownFile({ name, checkout }: Source, file: string, from: string): string {
  return checkout === undefined
    ? shownPath(file, from)
    : `${commitOf(name)}${relative(checkout, file).split(sep).join('/')}`;
}

/** A text that names files of a source: those of a commit as they are called in the command, not by where they lie. */
export function withoutCheckout({ name, checkout }: Source, text: string): string {
  return checkout === undefined ? text : text.replaceAll(`${checkout}${sep}`, commitOf(name));
}

/** `git:main:` of `git:main:spec/api.yaml` */
function commitOf(name: string): string {
  return name.slice(0, name.indexOf(':', 'git:'.length) + 1);
}
