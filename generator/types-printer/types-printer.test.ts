import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseYaml } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import type { OpenApi } from '../load/openapi.ts';
import { packageRoot } from '../package-root.ts';
import { shopDocument } from '../testing/documents.ts';
import { createTypesPrinter, printHere } from './types-printer.ts';

const shop = parseYaml(shopDocument) as OpenApi;

it('prints the same in a thread of its own, one document after the other', async () => {
  const print = createTypesPrinter()();
  const other = { ...shop, paths: {} };
  const printed = await Promise.all([print(shop), print(other), print(shop)]);
  expect(printed).toEqual([await printHere(shop), await printHere(other), printed[0]]);
  expect(printed[1]).not.toBe(printed[0]);
});

it('tells what goes wrong there, and goes on', async () => {
  const print = createTypesPrinter()();
  await expect(print({})).rejects.toThrow('OpenAPI 3');
  expect((await print(shop)).text).toContain('export interface paths');
});

it.each(['', 'print(shop).then(({ text }) => console.log(text));'])(
  'keeps a program no longer than it prints: %s',
  (program) => {
    const printer = join(packageRoot, 'generator/types-printer/types-printer.ts');
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        '--eval',
        `import(${JSON.stringify(printer)}).then(({ createTypesPrinter }) => {
          const print = createTypesPrinter()();
          const shop = { openapi: '3.1.0', paths: { '/shop': {} } };
          ${program}
        });`,
      ],
      { encoding: 'utf8', timeout: 30_000 },
    );
    expect({ status, printed: stdout.includes('/shop') }).toEqual({ status: 0, printed: program !== '' });
  },
);
