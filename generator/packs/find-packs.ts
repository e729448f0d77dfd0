import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearest } from '../../spec/redocly-plugin/nearest.js';
import type { Problem } from '../load/problem.ts';
import { shownPath } from '../load/problem-place.ts';
import { isTargetName, targetNames } from '../targets/targets.ts';
import { checkPack } from './check-pack.ts';
import { ourPack } from './our-pack.ts';
import { overridePack } from './override-pack.ts';
import { ownPack } from './own-pack.ts';
import type { Pack } from './pack.ts';
import { packFile } from './pack-json.ts';
import { TemplateError, templateProblem } from './template-error.ts';
import { templateFilesIn } from './template-files.ts';

/**
 * All packs: ours, with what a user's folder holds for them, and those of the user's own.
 *
 * @param templates the user's folder; a folder below it for each target
 * @throws TemplateError with every mistake in that folder
 */
export function findPacks(templates: string | undefined): readonly Pack[] {
  if (templates === undefined) return targetNames.map(ourPack);
  const files = templateFilesIn(templates);
  if (files.length === 0) throw new TemplateError([nothingIn(templates)]);
  if (files.includes(packFile)) throw new TemplateError([isPack(templates)]);
  const root = resolve(templates);
  const folders = Map.groupBy(files, (file) => (file.includes('/') ? (file.split('/')[0] ?? '') : ''));
  const found = [...folders].map(([name, paths]) => {
    const folder = join(root, name);
    const inside = paths.map((path) => path.slice(name.length + 1));
    if (name === '') return { problems: paths.map((path) => loose(join(root, path), path)) };
    if (isTargetName(name)) return overridePack(name, folder, inside);
    if (inside.includes(packFile)) return ownPack(name, folder, inside);
    return { problems: [noTarget(folder, name)] };
  });
  const packs = found.flatMap((one) => ('pack' in one ? [one.pack] : []));
  const problems = [
    ...found.flatMap((one) => one.problems),
    ...packs.flatMap(({ sources }) => checkPack(sources)),
  ];
  if (problems.length > 0) throw new TemplateError(problems);
  const ours = targetNames.map((name) => packs.find((pack) => pack.name === name) ?? ourPack(name));
  return [...ours, ...packs.filter(({ name }) => !isTargetName(name))];
}

function nothingIn(templates: string): Problem {
  const what = existsSync(templates)
    ? `${templates} holds no templates`
    : `There is no folder ${templates === '' ? 'without a name' : templates}`;
  return templateProblem(
    'template-folder',
    `${what}. \`koocontract templates\` lists ours; \`koocontract templates eject NAME -o ${templates}\` copies one there.`,
  );
}

function isPack(templates: string): Problem {
  const message = `${templates} is a pack itself, since it has a ${packFile}. Name the folder that it stands in.`;
  return templateProblem('template-folder', message);
}

function loose(file: string, name: string): Problem {
  const ours = targetNames.flatMap((target) =>
    ourPack(target).sources.map((source) => `${target}/${source.name}`),
  );
  const near = ours.find((path) => path.endsWith(`/${name}`));
  return templateProblem(
    'template-name',
    `${shownPath(file)} stands in no target's folder. There are: ${targetNames.join(', ')}.`,
    undefined,
    near === undefined ? [] : [near],
  );
}

function noTarget(folder: string, name: string): Problem {
  const near = nearest(name, [...targetNames]);
  return templateProblem(
    'template-name',
    `${shownPath(folder)} has the name of no target. There are: ${targetNames.join(', ')}. A pack of your own says in a ${packFile} what it is: docs/templates.md.`,
    undefined,
    near === undefined ? [] : [near],
  );
}
