import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDocument } from '../../../generator/load/load.ts';
import { buildModel } from '../../../generator/model/build-model.ts';
import { packageRoot } from '../../../generator/package-root.ts';
import { temporaryFolder } from '../../../generator/testing/temporary.ts';
import { pactFolder } from '../../pact/pact-file.ts';
import type { Result } from '../../result.ts';
import { comparePact } from '../compare-pact.ts';
import { readPactDocument } from '../pact-document.ts';

/** A pact as JSON, to be changed at will. */
export interface LoosePact {
  interactions: LooseInteraction[];
  metadata?: unknown;
  provider?: unknown;
}

/** Tests write what no type would allow. */
export interface LooseInteraction {
  description: string;
  pending?: boolean;
  type?: string;
  request: Record<string, unknown>;
  response: Record<string, unknown>;
}

export function specOf(guide: string): string {
  return join(packageRoot, 'spec', `${guide}.yaml`);
}

/** Compares a pact file with a document. */
export async function compared(file: string, document: string): Promise<Result[]> {
  const loaded = await loadDocument(document);
  const named = ['--guide', 'test'];
  return comparePact(readPactDocument(file), { loaded, model: buildModel(loaded), root: packageRoot, named });
}

/** Compares a pact that a test has made up; its file is called `broken.json`. */
export async function comparedText(pact: object, document: string): Promise<Result[]> {
  const folder = temporaryFolder({ 'broken.json': JSON.stringify(pact, null, 2) });
  return compared(join(folder, 'broken.json'), document);
}

export function bundled(name: string): LoosePact {
  return JSON.parse(readFileSync(join(pactFolder, `koogallery-${name}.json`), 'utf8')) as LoosePact;
}

/** A bundled pact with nothing but one interaction in it. */
export function only(name: string, description: string): LoosePact & { interactions: [LooseInteraction] } {
  const pact = bundled(name);
  const found = pact.interactions.find((each) => each.description === description);
  if (found === undefined) throw new Error(`The pact ${name} has no interaction ${description}.`);
  return { ...pact, interactions: [found] };
}

/** Sets a value deep in an interaction; `undefined` takes it out. */
export function put(interaction: LooseInteraction, path: string, value: unknown): void {
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  let held: object = interaction;
  for (const key of keys) {
    if (!Object.hasOwn(held, key)) Reflect.set(held, key, {});
    held = Object(Reflect.get(held, key));
  }
  if (value === undefined) Reflect.deleteProperty(held, last);
  else Reflect.set(held, last, value);
}
