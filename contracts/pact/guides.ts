import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadDocument } from '../../generator/load/load.ts';
import { isRecord } from '../../generator/load/openapi.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { Model } from '../../generator/model/model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import type { CreateSender } from './exercise.ts';
import { interactionsOf } from './interactions.ts';

/** A guide whose callbacks have a pact, with its generated sender. */
export interface PactGuide {
  readonly model: Model;
  readonly createSender: CreateSender;
}

/** Every bundled guide with named examples of webhooks. */
export async function pactGuides(): Promise<PactGuide[]> {
  const folder = join(packageRoot, 'spec');
  const documents = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const models = await Promise.all(
    documents.map(async (file) => buildModel(await loadDocument(join(folder, file)))),
  );
  return Promise.all(
    models
      .filter((model) => interactionsOf(model).length > 0)
      .map(async (model) => ({ model, createSender: await loadSender(model) })),
  );
}

async function loadSender({ id }: Model): Promise<CreateSender> {
  const file = join(packageRoot, 'generated', id, 'client.ts');
  if (!existsSync(file)) throw new Error(`There is no ${file}. Run: npm run generate`);
  const client: unknown = await import(pathToFileURL(file).href);
  const createSender = isRecord(client) ? client['createSender'] : undefined;
  if (!isCreateSender(createSender)) throw new Error(`${file} has no createSender. Run: npm run generate`);
  return createSender;
}

function isCreateSender(value: unknown): value is CreateSender {
  return typeof value === 'function';
}
