import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig } from '@redocly/openapi-core';
import { type Loaded, loadDocument } from '../../generator/load/load.ts';
import { DocumentError } from '../../generator/load/problem.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { CommandError } from '../exit.ts';
import { countProblems, describeProblem } from '../problems.ts';
import type { Change, Difference } from './change.ts';
import { extensionChanges } from './extension-changes.ts';
import { changeOf } from './found-changes.ts';
import { redoclyDiff } from './redocly.ts';
import { openSource, type Source, withoutCheckout } from './source.ts';

/**
 * Every difference between two documents, breaking ones first.
 *
 * @param names of the older and the newer one: files, ids of guides, or `git:REF:path`
 * @param folder an empty one, which must stay as long as the places of the changes are looked at
 * @throws CommandError when there is no such document, or one that is broken
 */
export async function compareDocuments(
  names: { readonly old: string; readonly new: string },
  folder: string,
): Promise<Difference> {
  const room = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const old = await openSource(names.old, room('old'));
  const fresh = await openSource(names.new, room('new'));
  const loaded = [await load(old), await load(fresh)] as const;
  const found = await redoclyDiff(old.file, fresh.file, room('redocly'));
  const changes = [...found.map(changeOf), ...changesOfExtensions(...loaded)];
  return { old, new: fresh, changes: changes.sort((a, b) => Number(b.breaking) - Number(a.breaking)) };
}

/** Only what can't be read keeps documents from being compared. */
async function load(source: Source): Promise<Loaded> {
  const config = await createConfig({ rules: { 'no-unresolved-refs': 'error' } });
  return loadDocument(source.file, { config }).catch((error: unknown) => {
    if (!(error instanceof DocumentError)) throw error;
    const problems = error.problems.map((problem) => `${describeProblem(problem, process.stderr)}\n\n`);
    const text = `${problems.join('')}${source.name} can't be read: ${countProblems(error.problems)}.`;
    throw new CommandError(withoutCheckout(source, text));
  });
}

/** The model is made of documents that have extensions; others need not be good enough for that. */
function changesOfExtensions(old: Loaded, fresh: Loaded): Change[] {
  if (![old, fresh].some(({ openapi }) => extensions.test(JSON.stringify(openapi)))) return [];
  return extensionChanges(
    { file: old.file, model: buildModel(old) },
    { file: fresh.file, model: buildModel(fresh) },
  );
}

const extensions = /"x-(?:dispatch|subpath|signature|response-signature|result-codes|delivery|requirement)":/;
