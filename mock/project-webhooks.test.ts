import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadDocument } from '../generator/load/load.ts';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { projectWebhooks } from './project-webhooks.ts';

it('makes webhooks the only paths, and leaves the given document alone', async () => {
  const file = join(temporaryFolder({ 'shop.yaml': shopDocument }), 'shop.yaml');
  const { openapi } = await loadDocument(file);
  const before = structuredClone(openapi);
  const projected = projectWebhooks(openapi);
  expect(projected).toMatchObject({
    components: before['components'],
    paths: { '/order placed': { post: { responses: { 200: { description: 'Taken' } } } } },
  });
  expect(Object.keys(Object(projected['paths']))).toEqual(['/order placed']);
  expect(projected).not.toHaveProperty('webhooks');
  expect(openapi).toEqual(before);
});
