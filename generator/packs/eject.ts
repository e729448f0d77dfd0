import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nearest } from '../../spec/redocly-plugin/nearest.js';
import { packageRoot } from '../package-root.ts';
import { viewVersion } from '../targets/views.ts';
import { type ListedTemplate, listTemplates } from './list-templates.ts';
import { packFile } from './pack-json.ts';

/**
 * Copies a template, a partial or all of a target into a folder of templates, and notes there which views they are for.
 *
 * @param name as `listTemplates` has it, or a target
 * @param force overwrite what was edited
 * @returns the files that were written
 * @throws Error when there is no such template, or before it would overwrite something
 */
export function eject(name: string, folder: string, force: boolean): string[] {
  if (resolve(folder) === join(packageRoot, 'templates'))
    throw new Error(`${folder} is where ours stand. Choose another folder with -o.`);
  const wanted = named(name).map(({ name: path, file }) => ({ from: file, to: join(folder, path) }));
  const changed = wanted.filter(
    ({ from, to }) => !existsSync(to) || readFileSync(to, 'utf8') !== readFileSync(from, 'utf8'),
  );
  const edited = changed.filter(({ to }) => existsSync(to)).map(({ to }) => to);
  if (edited.length > 0 && !force)
    throw new Error(
      `Nothing was copied, because it would overwrite ${edited.join(', ')}. Use --force, or choose another folder with -o.`,
    );
  for (const { from, to } of changed) {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  const note = join(folder, name.split('/')[0] ?? '', packFile);
  if (existsSync(note)) return changed.map(({ to }) => to);
  writeFileSync(note, `${JSON.stringify({ viewVersion }, null, 2)}\n`);
  return [...changed.map(({ to }) => to), note];
}

function named(name: string): readonly ListedTemplate[] {
  const targets = listTemplates();
  const all = targets.flatMap(({ templates }) => templates);
  const target = targets.find((one) => one.target === name);
  const found = target?.templates ?? all.filter((template) => template.name === name);
  if (found.length > 0) return found;
  const names = [...targets.map((one) => one.target), ...all.map((template) => template.name)];
  const near = nearest(bare(name), names.map(bare));
  const meant = names.find((other) => bare(other) === near);
  throw new Error(
    `There is neither a target nor a template called ${name}. ${meant === undefined ? '`koocontract templates` lists them.' : `Did you mean ${meant}?`}`,
  );
}

/** Without what is easily forgotten. */
function bare(name: string): string {
  return name.replace('/_', '/').replace(/\.hbs$/, '');
}
