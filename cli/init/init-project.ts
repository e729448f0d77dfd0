import { existsSync, mkdirSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { planGeneration } from '../../generator/generate.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { targetNames } from '../../generator/targets/targets.ts';
import { writeOutput } from '../../generator/write/write.ts';
import { findDocument } from '../documents.ts';
import { CommandError } from '../exit.ts';
import { guides } from './choices.ts';
import { withDependencies } from './package-json.ts';
import { projectFiles } from './project-files.ts';

export interface InitFlags {
  readonly framework: string;
  readonly guide: string;
  /** What package.json says of koocontract. */
  readonly koocontract?: string;
}

/** What was written. */
export interface Project {
  readonly folder: string;
  readonly framework: string;
  readonly guide: string;
  readonly koocontract: string;
  /** Files that belong to the merchant from now on. */
  readonly files: readonly string[];
  /** Files that are generated again when the document changes. */
  readonly generated: readonly string[];
}

/**
 * Writes a merchant project.
 *
 * @throws CommandError for a guide without handlers, or a folder that is not empty; then nothing is written
 */
export async function initProject(
  folder: string,
  { framework, guide, ...more }: InitFlags,
): Promise<Project> {
  refuseGuide(guide);
  refuseFolder(folder);
  mkdirSync(folder, { recursive: true });
  const { koocontract = referenceFrom(realpathSync(folder)) } = more;
  const output = join(folder, 'src/generated');
  const code = await planGeneration({
    document: findDocument(guide),
    folder: (id) => join(output, id),
    targets: targetNames,
  });
  const files = projectFiles({ name: packageName(folder), framework, guide }).map(({ path, text }) => ({
    path,
    text: path === 'package.json' ? withDependencies(text, framework, koocontract) : text,
  }));
  for (const { path, text } of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
  writeOutput(code.folder, code.steps);
  return {
    ...{ folder, framework, guide, koocontract },
    files: files.map(({ path }) => path).sort(),
    generated: code.steps.map(({ path }) => `src/generated/${guide}/${path}`),
  };
}

function refuseGuide(guide: string): void {
  if (guides.includes(guide)) return;
  throw new CommandError(
    `init writes no project for ${guide}, only for ${guides.join(', ')}. Write one of these, and put the other guide ` +
      'in its place: docs/init.md, "Other guides".',
  );
}

function refuseFolder(folder: string): void {
  if (!existsSync(folder)) return;
  const mend = 'Nothing was written, since init overwrites nothing: name a new folder, or an empty one.';
  if (!statSync(folder).isDirectory()) throw new CommandError(`${folder} is a file. ${mend}`);
  const [first] = readdirSync(folder);
  if (first !== undefined) throw new CommandError(`${folder} is not empty: it holds ${first}. ${mend}`);
}

/** The folder that we run from, as npm names it: koocontract is in no registry yet. */
function referenceFrom(folder: string): string {
  return `file:${relative(folder, packageRoot).replaceAll(sep, '/')}`;
}

/** The folder's name, as far as npm lets a package be called so. */
function packageName(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' || name === 'node_modules' ? 'my-merchant' : name;
}
