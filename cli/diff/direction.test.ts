import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { compareDocuments } from './compare.ts';
import { type Case, cases } from './direction-cases.test-helper.ts';

const address = '{$request.body#/url}';

/** A document in which each case is a webhook, a path and a callback, written here and in `components`. */
function document(side: 'old' | 'new'): object {
  const entries = (map: (operation: object, index: number) => readonly [string, object]): object =>
    Object.fromEntries(Object.values(cases).map((each: Case, index) => map(each[side], index)));
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      ...entries((operation, index) => [`/path-${index}`, { post: operation }]),
      '/subscribe': {
        post: {
          responses: { 200: { description: 'ok' } },
          callbacks: {
            ...entries((operation, index) => [`own-${index}`, { [address]: { post: operation } }]),
            ...entries((_, index) => [`shared-${index}`, { $ref: `#/components/callbacks/c${index}` }]),
          },
        },
      },
    },
    webhooks: {
      ...entries((operation, index) => [`own-${index}`, { post: operation }]),
      ...entries((_, index) => [`shared-${index}`, { $ref: `#/components/pathItems/p${index}` }]),
    },
    components: {
      pathItems: entries((operation, index) => [`p${index}`, { post: operation }]),
      callbacks: entries((operation, index) => [`c${index}`, { [address]: { post: operation } }]),
      securitySchemes: {
        k: { type: 'apiKey', in: 'query', name: 'k' },
        l: { type: 'apiKey', in: 'header', name: 'l' },
      },
    },
  };
}

describe('the direction of a change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koocontract-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let changes: readonly Change[] = [];

  beforeAll(async () => {
    for (const side of ['old', 'new'] as const)
      writeFileSync(join(folder, `${side}.json`), JSON.stringify(document(side)));
    mkdirSync(join(folder, 'room'));
    const files = { old: join(folder, 'old.json'), new: join(folder, 'new.json') };
    ({ changes } = await compareDocuments(files, join(folder, 'room')));
  });

  describe.each(Object.entries(cases))('%s', (name, { received, called }) => {
    const index = Object.keys(cases).indexOf(name);
    it.each([
      [`webhook own-${index}`, received],
      [`webhook shared-${index}`, received],
      [`callback own-${index} of POST /subscribe`, received],
      [`callback shared-${index} of POST /subscribe`, received],
      [`POST /path-${index}`, called],
    ])('for %s breaking: %s', (exchange, breaking) => {
      const own = changes.filter(({ exchanges }) => exchanges.includes(exchange));
      expect(own).not.toEqual([]);
      expect(own.filter((change) => change.breaking).length > 0, JSON.stringify(own)).toBe(breaking);
    });
  });
});
