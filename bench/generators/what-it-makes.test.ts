import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whatItMakes } from './what-it-makes.ts';

/** What an output is found to make that has one file, in a folder of its own. */
function made(source: string) {
  const output = mkdtempSync(join(tmpdir(), 'koocontract-made-'));
  mkdirSync(join(output, 'inside'));
  writeFileSync(join(output, 'inside', 'api.ts'), source);
  return whatItMakes(output);
}

test('an exchange that stands in types alone is told from one that code knows', () => {
  expect(made('export interface Low { webhookMark: string }').webhooks).toBe('types');
  expect(made('export const low = { webhookMark: { type: "string" } };').webhooks).toBe('types, code');
});

test('an exchange that a comment names is in no code', () => {
  expect(made('/** callbackMark */\nexport const shipped = 1;').callbacks).toBe('types');
});

test('an exchange that is named nowhere was dropped', () => {
  expect(made('export const order = 1;')).toEqual({ webhooks: '-', callbacks: '-' });
});
