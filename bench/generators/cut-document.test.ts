import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cutDocument } from './cut-document.ts';

const answer = (schema: string) => ({ get: { $ref: `#/components/schemas/${schema}` } });
const document = {
  openapi: '3.1.0',
  paths: { '/a': answer('A'), '/b': answer('B'), '/c': answer('C') },
  components: {
    schemas: {
      A: { items: { $ref: '#/components/schemas/Deep' } },
      Deep: { items: { $ref: '#/components/schemas/A' } },
      B: { description: 'b'.repeat(1000) },
      C: {},
    },
  },
};

function cut(size: number) {
  const file = join(mkdtempSync(join(tmpdir(), 'koocontract-cut-')), 'document.json');
  writeFileSync(file, JSON.stringify(document));
  return JSON.parse(cutDocument(file, size));
}

test('a part of a document has its first paths, and the components that they lead to', () => {
  const part = cut(1);
  expect(Object.keys(part.paths)).toEqual(['/a']);
  expect(Object.keys(part.components.schemas)).toEqual(['A', 'Deep']);
});

test('a part of a document ends with the path that makes it large enough', () => {
  expect(Object.keys(cut(500).paths)).toEqual(['/a', '/b']);
  expect(cut(100_000)).toEqual(document);
});
