import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { textAt } from '../../generator/load/openapi.ts';
import { CommandError } from '../exit.ts';

/**
 * Puts the YAML and JSON files of a commit into a folder, as they stand in the repository. Work tree, index and branches
 * are left as they are.
 *
 * @param ref branch, tag or commit of the repository around the current folder
 * @param path of a document, from the repository's root; from the current folder where it begins with `./` or `../`
 * @param folder an empty one
 * @returns the document's path from the repository's root
 * @throws CommandError when there is no such repository, commit or file
 */
export async function checkOut(ref: string, path: string, folder: string): Promise<string> {
  const root = (await git(['rev-parse', '--show-toplevel'])).trim();
  const here = (await git(['rev-parse', '--show-prefix'])).trim();
  const commit = await git(['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]).catch(() => {
    throw new CommandError(`There is no branch, tag or commit called ${ref} in ${root}.`);
  });
  const index = { GIT_INDEX_FILE: join(folder, '.index') };
  const inRoot = { cwd: root, env: index };
  await git(['read-tree', commit.trim()], inRoot);
  const files = await git(['ls-files', '-z', '*.yaml', '*.yml', '*.json'], inRoot);
  await git(['checkout-index', '-z', '--stdin', `--prefix=${folder}/`], { ...inRoot, input: files });
  const found = /^\.\.?\//.test(path) ? posix.join(here, path) : posix.normalize(path);
  if (found.startsWith('..') || !existsSync(join(folder, found)))
    throw new CommandError(
      `There is no file ${found} in ${ref}. Paths begin at the repository's root, or with ./ at the current folder.`,
    );
  return found;
}

interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

function git(args: readonly string[], { cwd, env, input = '' }: Options = {}): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 28 };
  const child = execFile('git', args, options, (error, stdout, stderr) => {
    if (error === null) resolve(stdout);
    else if (textAt(error, 'code') === 'ENOENT') reject(new CommandError("git can't be found."));
    else reject(new CommandError(`git ${args[0]}: ${stderr.trim()}`));
  });
  // It may have ended before it has read all.
  child.stdin?.on('error', () => {}).end(input);
  return promise;
}
