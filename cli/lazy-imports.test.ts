import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../generator/package-root.ts';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';
import { loadedPackages } from './testing/loaded-packages.ts';
import { staticImports } from './testing/static-imports.ts';

function of(...files: readonly string[]) {
  return staticImports(...files.map((file) => join(packageRoot, file)));
}

describe('what is imported statically', () => {
  it('by the command line is commander, and little of ours', () => {
    const { files, packages } = of('bin/koocontract.js', 'cli/main.ts', 'cli/run.ts');
    expect(packages).toEqual(['commander']);
    expect(files.length).toBeGreaterThan(10);
    const sizes = files.map((file) => readFileSync(file, 'utf8').length);
    expect(Math.max(...sizes)).toBeLessThan(10_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  });

  it('by `generate`, until it knows that there is something to do, is nothing at all', () => {
    const { files, packages } = of('cli/generate/jobs.ts', 'cli/read-config.ts', 'cli/generate-all.ts');
    expect(packages).toEqual([]);
    expect(files).toContain(join(packageRoot, 'generator/memory/last-run.ts'));
  });

  it('by the generator is what reads documents and templates', () => {
    expect(of('generator/generate.ts').packages).toEqual([
      '@redocly/openapi-core',
      'ajv/dist/2020.js',
      'handlebars',
    ]);
  });

  it.each([
    ['types', []],
    ['server', []],
    ['client', []],
  ])('by the target %s is what it prints with', (name, packages) => {
    expect(of(`generator/targets/${name}.ts`).packages).toEqual(packages);
  });

  it('is found by this test, also without names and over several lines', () => {
    const folder = temporaryFolder({
      'a.ts':
        "import type { T } from 't';\nimport './b.ts';\nexport {\n  x,\n} from 'x/y';\nconst z = import('z');\n",
      'b.ts': "import { type T } from 'u';\nimport 'v';\nexport * from 'node:fs';\n",
    });
    const { files, packages } = staticImports(join(folder, 'a.ts'));
    expect([files.length, packages]).toEqual([2, ['u', 'v', 'x/y']]);
  });
});

describe('what is loaded', () => {
  const shop = { 'shop.yaml': shopDocument };

  it('for --help is commander', async () => {
    expect(Object.keys(await loadedPackages(['--help'], packageRoot))).toEqual(['commander']);
  });

  it('for a run with nothing to do is commander', async () => {
    const cwd = temporaryFolder(shop);
    await koocontract(['generate', 'shop.yaml'], { cwd });
    for (const args of [[], ['--check']])
      expect(Object.keys(await loadedPackages(['generate', 'shop.yaml', ...args], cwd))).toEqual([
        'commander',
      ]);
  });

  it('to generate is nothing that other commands need', async () => {
    const names = Object.keys(await loadedPackages(['generate', 'shop.yaml'], temporaryFolder(shop)));
    expect(names).toContain('@redocly/openapi-core');
    const others = /pact|prism|fastify|fast-check|openapi-fetch|^diff$|@redocly\/cli/;
    expect(names.filter((name) => others.test(name))).toEqual([]);
  });

  it('for types is TypeScript, but no second Redocly', async () => {
    const types = ['generate', 'shop.yaml', '--target', 'types'];
    const loaded = await loadedPackages(types, temporaryFolder(shop));
    expect(loaded).toMatchObject({ typescript: 1, 'openapi-typescript': expect.any(Number) });
    // A few files of the one that comes with openapi-typescript are called by its printer.
    expect(loaded['openapi-typescript/node_modules/@redocly/openapi-core'] ?? 0).toBeLessThan(10);
  });

  it('without types is no TypeScript', async () => {
    const cwd = temporaryFolder({
      ...shop,
      'mine/names/pack.json': '{ "description": "names", "view": "model" }',
      'mine/names/names.json.hbs': '{{json title}}\n',
    });
    const args = ['generate', 'shop.yaml', '--target', 'names', '--templates', 'mine'];
    expect(Object.keys(await loadedPackages(args, cwd))).not.toContain('typescript');
  });
});
