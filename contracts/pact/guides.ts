import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadDocument } from '../../generator/load/load.ts';
import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import type { CreateConsumer } from './exercise.ts';
import { directions, interactionsOf } from './interactions.ts';
import { pactModel } from './pact-model.ts';

/** One side of a guide that has a pact, with its generated consumer. */
export interface PactGuide {
  readonly model: Model;
  /** Kind of the exchanges that the pact is about. */
  readonly kind: Exchange['kind'];
  readonly create: CreateConsumer;
}

/** Every bundled guide with named examples: first those of webhooks, then those of paths. */
export async function pactGuides(): Promise<PactGuide[]> {
  const folder = join(packageRoot, 'spec');
  const documents = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const models = await Promise.all(
    documents.map(async (file) => pactModel(await loadDocument(join(folder, file)))),
  );
  return Promise.all(
    (['webhook', 'path'] as const).flatMap((kind) =>
      models
        .filter((model) => interactionsOf(model, kind).length > 0)
        .map(async (model) => ({ model, kind, create: await loadConsumer(model, kind) })),
    ),
  );
}

async function loadConsumer({ id }: Model, kind: Exchange['kind']): Promise<CreateConsumer> {
  const file = join(packageRoot, 'generated', id, 'client.ts');
  if (!existsSync(file)) throw new Error(`There is no ${file}. Run: npm run generate`);
  const client: unknown = await import(pathToFileURL(file).href);
  const { create: name } = directions[kind];
  const create = isRecord(client) ? client[name] : undefined;
  if (!isCreateConsumer(create)) throw new Error(`${file} has no ${name}. Run: npm run generate`);
  return create;
}

function isCreateConsumer(value: unknown): value is CreateConsumer {
  return typeof value === 'function';
}
