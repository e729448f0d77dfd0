import { join } from 'node:path';
import { nearest } from '../../spec/redocly-plugin/nearest.js';
import type { Problem } from '../load/problem.ts';
import { shownPath } from '../load/problem-place.ts';
import type { TargetName } from '../targets/targets.ts';
import { ourPack } from './our-pack.ts';
import type { Pack } from './pack.ts';
import { packFile, readPackJson } from './pack-json.ts';
import { readSource } from './read-source.ts';
import { templateProblem } from './template-error.ts';
import type { TemplateSource } from './template-source.ts';

/**
 * A pack of ours with a user's files: one that has the name of a template or partial of ours takes its place, another partial
 * comes along, and anything else is a mistake.
 *
 * @param folder the user's folder for this target
 * @param files those in it
 */
export function overridePack(
  name: TargetName,
  folder: string,
  files: readonly string[],
): { readonly pack: Pack; readonly problems: readonly Problem[] } {
  const { sources, ...pack } = ourPack(name);
  const ours = sources.map((source) => source.name);
  const problems: Problem[] = [];
  const theirs = new Map<string, TemplateSource>();
  for (const path of files) {
    const file = join(folder, path);
    if (path === packFile) {
      const said = readPackJson(file, ['viewVersion']);
      if ('message' in said) problems.push(said);
    } else if (ours.includes(path) || /^_[^/]+\.hbs$/.test(path)) {
      theirs.set(path, readSource(folder, path, true));
    } else problems.push(misfit(name, file, path, ours));
  }
  const kept = sources.filter((source) => !theirs.has(source.name));
  return { pack: { ...pack, sources: [...kept, ...theirs.values()].sort(byName) }, problems };
}

function byName(one: TemplateSource, other: TemplateSource): number {
  return one.name < other.name ? -1 : 1;
}

function misfit(target: TargetName, file: string, path: string, ours: readonly string[]): Problem {
  const near = nearest(path, [...ours]);
  const message = `${shownPath(file)} fits nothing: ${target} has ${ours.join(', ')}. A file takes the place of ours of the same name, and a partial of your own begins with _. What prints a file of another name belongs into a pack of your own: docs/templates.md.`;
  return templateProblem('template-name', message, undefined, near === undefined ? [] : [near]);
}
