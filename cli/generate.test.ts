import { execSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../generator/package-root.ts';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

function shop(): string {
  return temporaryFolder({ 'shop.yaml': shopDocument });
}

describe('koocontract generate', () => {
  it('writes each target, then has nothing to do', async () => {
    const cwd = shop();
    expect(await koocontract(['generate', 'shop.yaml'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('created generated/shop/server.ts'),
    });
    expect(await koocontract(['generate', 'shop.yaml'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^generated\/shop: \d+ files, all up to date\n$/),
    });
    expect(await koocontract(['generate', 'shop.yaml', '--check'], { cwd })).toMatchObject({ code: 0 });
  });

  it('takes documents and targets from koocontract.config.ts; flags win', async () => {
    const cwd = shop();
    writeFileSync(
      join(cwd, 'koocontract.config.ts'),
      "export default { documents: ['shop.yaml'], output: 'out', targets: ['types'] };\n",
    );
    await koocontract(['generate'], { cwd });
    expect(readdirSync(join(cwd, 'out/shop')).sort()).toEqual(['.koocontract.json', 'types.ts']);
    await koocontract(['generate', '--target', 'types,validators', '-o', 'other'], { cwd });
    expect(existsSync(join(cwd, 'other/shop/validators.ts'))).toBe(true);
  });

  it('--check names each file, the reason and the mending command, and writes nothing', async () => {
    const cwd = shop();
    await koocontract(['generate', 'shop.yaml'], { cwd });
    appendFileSync(join(cwd, 'generated/shop/server.ts'), '// mine\n');
    rmSync(join(cwd, 'generated/shop/client.ts'));
    writeFileSync(join(cwd, 'shop.yaml'), shopDocument.replace('maximum: 10', 'maximum: 11'));
    const { code, stdout } = await koocontract(['generate', 'shop.yaml', '--check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('generated/shop/server.ts: it was edited by hand');
    expect(stdout).toContain('generated/shop/client.ts: it is missing');
    expect(stdout).toContain('generated/shop/schemas.ts: the document or a template has changed since');
    expect(existsSync(join(cwd, 'generated/shop/client.ts'))).toBe(false);
    const mend = stdout.trim().split('\n').at(-1)?.trim() ?? '';
    expect(mend).toBe('koocontract generate shop.yaml --force');
    const own = `${process.execPath} ${join(packageRoot, 'bin/koocontract.js')}`;
    execSync(mend.replace('koocontract', own), { cwd });
    expect((await koocontract(['generate', 'shop.yaml', '--check'], { cwd })).code).toBe(0);
  });

  it.each([
    [
      'a wrong $ref',
      shopDocument.replaceAll("'#/components/schemas/order'", "'#/components/schemas/gone'"),
      "Can't resolve $ref",
      1,
    ],
    ['broken YAML', 'openapi: 3.1.1\ninfo: {title: [x\npaths: {}\n', 'Broken YAML', 1],
    [
      'an unknown extension of a guide',
      `x-dispatch: { in: body, name: a }\nx-dispach: { in: body, name: a }\n${shopDocument}`,
      'There is no extension "x-dispach"',
      1,
    ],
    [
      'an unknown scheme',
      shopDocument
        .replace('paths:', 'security: [{ s: [] }]\npaths:')
        .replace(
          'components:',
          'components:\n  securitySchemes:\n    s: { type: apiKey, in: query, name: s, x-signature: { scheme: made-up, window: 60, parameters: [{ in: query, name: s }] } }',
        ),
      'no signature scheme "made-up". There are: saas-v2',
      1,
    ],
  ])('%s: one clear message, and nothing half-written', async (_what, document, message, exitCode) => {
    const cwd = temporaryFolder({ 'api.yaml': document });
    const { code, stderr } = await koocontract(['generate', 'api.yaml'], { cwd });
    expect(code).toBe(exitCode);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at .*\.(ts|js):/);
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
  });

  it.each([
    [[], 'No document given'],
    [
      ['shop.yaml', '--target', 'servr'],
      'There is no target servr. There are: types, server, client, validators.',
    ],
    [['nothing.yaml'], 'neither a guide nor a file called nothing.yaml'],
    [['shop.yaml', '--import-extension', 'js'], 'Allowed choices are .ts, .js, none.'],
    [['shop.yaml', '-o', ''], 'The folder for the output is empty'],
    [['shop.yaml', '--check', '--dry-run'], "'--check' cannot be used with option '--dry-run'"],
    [['shop.yaml', '--check', '--force'], "'--check' cannot be used with option '--force'"],
    [['shop.yaml', '--watch', '--json'], "'--watch' cannot be used with option '--json'"],
  ])('%j is wrong use', async (args, message) => {
    const { code, stderr } = await koocontract(['generate', ...args], { cwd: shop() });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('names the right keys when the configuration has a wrong one', async () => {
    const cwd = temporaryFolder({ 'koocontract.config.ts': "export default { document: ['a'] };\n" });
    const { code, stderr } = await koocontract(['generate'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'koocontract.config.ts has a key that does not exist: document. There are: documents, output, targets, importExtension, templates, merchants, waivers.\n',
    ]);
  });

  it('writes all documents or none', async () => {
    const cwd = temporaryFolder({
      'shop.yaml': shopDocument,
      'bad.yaml': shopDocument.replace('schemas/order', 'schemas/gone'),
      'other/shop.yaml': shopDocument,
    });
    expect((await koocontract(['generate', 'shop.yaml', 'bad.yaml'], { cwd })).code).toBe(1);
    const same = await koocontract(['generate', 'shop.yaml', 'other/shop.yaml'], { cwd });
    expect([same.code, same.stderr]).toEqual([
      2,
      expect.stringContaining(
        'Two documents would be generated into generated/shop: shop.yaml and other/shop.yaml. ',
      ),
    ]);
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
  });

  it('--timing tells where the time went, and what was recalled', async () => {
    const cwd = shop();
    const args = ['generate', 'shop.yaml', '--target', 'types', '--timing'];
    expect((await koocontract(args, { cwd })).stdout).toMatch(
      /\n\nms +load +model +types +write +total\nshop +\d+ +\d+ +\d+ +\d+ +\d+\nwhole run +\d+\n$/,
    );
    expect((await koocontract(args, { cwd })).stdout).toMatch(/\nshop .* recalled from memory\n/);
    const { stdout } = await koocontract([...args, '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject([{ recalled: true, timing: { total: expect.any(Number) } }]);
  });

  it('brings along what a target imports', async () => {
    const cwd = shop();
    await koocontract(['generate', 'shop.yaml', '--target', 'types'], { cwd });
    await koocontract(['generate', 'shop.yaml', '--target', 'server'], { cwd });
    expect(
      readdirSync(join(cwd, 'generated/shop'))
        .filter((name) => name.endsWith('.ts'))
        .sort(),
    ).toEqual(['schemas.ts', 'server.ts', 'types.ts', 'validators.ts']);
  });

  it('replaces no link and no folder that stands in the way', async () => {
    const cwd = temporaryFolder({
      'shop.yaml': shopDocument,
      'mine.ts': 'mine\n',
      'generated/shop/runtime': 'a file\n',
      'generated/shop/types.ts/x': '',
    });
    symlinkSync(join(cwd, 'mine.ts'), join(cwd, 'generated/shop/server.ts'));
    const { code, stderr } = await koocontract(['generate', 'shop.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/server\.ts: something that is no file[\s\S]*runtime is no folder/);
    expect(readdirSync(join(cwd, 'generated/shop')).sort()).toEqual(['runtime', 'server.ts', 'types.ts']);
    expect(readFileSync(join(cwd, 'mine.ts'), 'utf8')).toBe('mine\n');
  });

  it('tells what it leaves out', async () => {
    const cwd = temporaryFolder({
      'shop.yaml': shopDocument.replace(
        '  /ping:\n    post:\n',
        "  /ping:\n    trace: { responses: { '200': { description: ok } } }\n    post:\n",
      ),
    });
    const { code, stdout } = await koocontract(['generate', 'shop.yaml', '--target', 'types'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('warning koocontract/method-left-out: The method TRACE is left out');
    expect(stdout).toMatch(/at shop\.yaml:1\d:\d+ #\/paths\/~1ping\/trace/);
  });

  it('never touches a file that it did not write', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument, 'generated/shop/server.ts': 'mine\n' });
    const { code, stderr } = await koocontract(['generate', 'shop.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('generated/shop/server.ts: it was not generated by koocontract');
    expect(readdirSync(join(cwd, 'generated/shop'))).toEqual(['server.ts']);
  });
});
