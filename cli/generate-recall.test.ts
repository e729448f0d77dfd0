import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const config = `export default {
  documents: ['shop.yaml', { document: 'other.yaml', output: 'src', importExtension: 'none' }],
  targets: ['types'],
};\n`;

const files = { 'shop.yaml': shopDocument, 'other.yaml': shopDocument };
const own = {
  'mine/names/pack.json': '{ "description": "names", "view": "model" }',
  'mine/names/names.json.hbs': '{{json title}}\n',
};

/** When each file was written, and which it is. */
function writes(folder: string): Record<string, readonly [number, number]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const { mtimeMs, ino } = statSync(join(folder, name));
      return [name, [mtimeMs, ino]];
    }),
  );
}

/** Of each document whether nothing had to be generated to know that nothing is to be done. */
async function recalled(args: readonly string[], cwd: string): Promise<boolean[]> {
  const { code, stdout } = await koocontract(['generate', ...args, '--timing', '--json'], { cwd });
  expect(code).toBe(0);
  const results: { readonly recalled: boolean }[] = JSON.parse(stdout);
  return results.map((result) => result.recalled);
}

describe('a run with nothing to do', () => {
  it.each([
    ['one document', ['shop.yaml', '--target', 'types'], {}],
    [
      'a folder and an ending',
      ['shop.yaml', '-o', 'a/b', '--target', 'types', '--import-extension', '.js'],
      {},
    ],
    ['templates', ['shop.yaml', '--target', 'names', '--templates', 'mine'], own],
    ['a configuration', [], { 'koocontract.config.ts': config }],
  ])('writes no file, and says so: %s', async (_, args, more: Readonly<Record<string, string>>) => {
    const cwd = temporaryFolder({ ...files, ...more });
    expect(await recalled(args, cwd)).not.toContain(true);
    const before = writes(cwd);
    const { code, stdout } = await koocontract(['generate', ...args], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^(?:\S+: \d+ files, all up to date\n)+$/)]);
    for (const mode of [[], ['--check'], ['--dry-run'], ['--force']])
      expect(await recalled([...args, ...mode], cwd)).not.toContain(false);
    expect(writes(cwd)).toEqual(before);
  });

  it('is known by --check, where nothing is remembered yet, when it has compared once', async () => {
    const first = temporaryFolder({ ...files, 'koocontract.config.ts': config });
    await koocontract(['generate'], { cwd: first });
    const clone = temporaryFolder();
    cpSync(first, clone, { recursive: true });
    expect(await recalled(['--check'], clone)).toEqual([false, false]);
    expect(await recalled(['--check'], clone)).toEqual([true, true]);
    expect(await recalled([], clone)).toEqual([true, true]);
  });

  it('is known of each document alone', async () => {
    const cwd = temporaryFolder({ ...files, 'koocontract.config.ts': config });
    await koocontract(['generate'], { cwd });
    writeFileSync(join(cwd, 'other.yaml'), shopDocument.replace('maximum: 10', 'maximum: 11'));
    expect(await recalled([], cwd)).toEqual([true, false]);
    expect(await recalled([], cwd)).toEqual([true, true]);
  });
});
