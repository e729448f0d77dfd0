import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { placesIn } from './places.ts';

describe('the places of exchanges', () => {
  it.each(['saas-v2', 'kit-v1', 'open-api'])('are lines of the document: %s', async (guide) => {
    const file = join(packageRoot, 'spec', `${guide}.yaml`);
    const model = buildModel(await loadDocument(file));
    const { document, lineOf } = placesIn(file, model, '/elsewhere');
    expect(document).toBe(`spec/${guide}.yaml`);
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const { kind, name, key, method } of model.exchanges)
      expect(lines[lineOf(name) - 1]?.trim()).toBe(kind === 'webhook' ? `${key}:` : `${method}:`);
  });

  it('are named from the root of a user that has a document of his own', async () => {
    const text =
      "openapi: 3.1.1\ninfo: { title: T, version: '1' }\nwebhooks:\n  ping:\n    post: { responses: { '200': { description: ok } } }\n";
    const folder = temporaryFolder({ 'api/a b.yaml': text });
    const file = join(folder, 'api/a b.yaml');
    const model = buildModel(await loadDocument(file));
    expect(placesIn(file, model, folder).document).toBe('api/a b.yaml');
    expect(placesIn(file, model, join(folder, 'other')).document).toBe(file);
  });
});
