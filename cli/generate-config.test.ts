import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

function configured(config: string): string {
  const cwd = temporaryFolder({ 'a.yaml': shopDocument, 'b.yaml': shopDocument });
  writeFileSync(join(cwd, 'koocontract.config.ts'), `export default ${config};\n`);
  return cwd;
}

const two =
  "{ documents: ['a.yaml', { document: 'b.yaml', output: 'src/b', targets: ['types', 'client'] }], targets: ['types'] }";

/** Generated files, without the runtime. */
function generated(cwd: string, folder: string): string[] {
  return readdirSync(join(cwd, folder))
    .filter((name) => name.endsWith('.ts'))
    .sort();
}

describe('documents in koocontract.config.ts', () => {
  it('may each have an output and targets of their own', async () => {
    const cwd = configured(two);
    expect((await koocontract(['generate'], { cwd })).code).toBe(0);
    expect(generated(cwd, 'generated/a')).toEqual(['types.ts']);
    expect(generated(cwd, 'src/b/b')).toEqual(['client.ts', 'types.ts']);
    expect((await koocontract(['generate', '--check'], { cwd })).code).toBe(0);
  });

  it('keep what is said of them when the command line names them', async () => {
    const cwd = configured(two);
    await koocontract(['generate', './b.yaml'], { cwd });
    expect(generated(cwd, 'src/b/b')).toEqual(['client.ts', 'types.ts']);
  });

  it('may stand there twice, with two outputs', async () => {
    const cwd = configured(
      "{ documents: ['a.yaml', { document: 'a.yaml', output: 'other' }], targets: ['types'] }",
    );
    await koocontract(['generate', 'a.yaml'], { cwd });
    expect([generated(cwd, 'generated/a'), generated(cwd, 'other/a')]).toEqual([['types.ts'], ['types.ts']]);
  });

  it('give way to flags', async () => {
    const cwd = configured(two);
    await koocontract(['generate', '-o', 'out', '--target', 'types'], { cwd });
    expect([generated(cwd, 'out/a'), generated(cwd, 'out/b')]).toEqual([['types.ts'], ['types.ts']]);
  });

  it('may each have an ending of imports of their own', async () => {
    const cwd = configured(
      "{ documents: ['a.yaml', { document: 'b.yaml', importExtension: 'none' }], targets: ['validators'], importExtension: '.js' }",
    );
    const endings = (): (string | undefined)[] =>
      ['a', 'b'].map((id) => {
        const text = readFileSync(join(cwd, `generated/${id}/validators.ts`), 'utf8');
        return /'\.\/types(.*)'/.exec(text)?.[1];
      });
    await koocontract(['generate'], { cwd });
    expect(endings()).toEqual(['.js', '']);
    const check = await koocontract(['generate', '--check', '--import-extension', '.ts'], { cwd });
    expect([check.code, check.stdout]).toEqual([
      1,
      expect.stringContaining('\n  koocontract generate --import-extension .ts\n'),
    ]);
    await koocontract(['generate', '--import-extension', '.ts'], { cwd });
    expect(endings()).toEqual(['.ts', '.ts']);
    await koocontract(['generate'], { cwd });
    expect(endings()).toEqual(['.js', '']);
  });

  it.each([
    [
      "{ documents: [{ document: 'a.yaml', out: 'src' }] }",
      'documents[0] in koocontract.config.ts (a.yaml) has a key that does not exist: out. There are: document, output, targets, importExtension.',
    ],
    ['{ documents: [{}] }', 'documents[0] in koocontract.config.ts has no document.'],
    ["{ documents: ['a.yaml', 7] }", 'documents[1] in koocontract.config.ts must be an object.'],
    [
      "{ documents: [{ document: 'a.yaml', targets: ['typs'] }] }",
      'There is no target typs. There are: types, server, client, validators.',
    ],
    [
      "{ documents: ['a.yaml', { document: 'b.yaml', targets: ['typs'] }] }",
      'b.yaml: There is no target typs. There are: types, server, client, validators.',
    ],
    [
      "{ documents: ['a.yaml', { document: 'b.yaml', targets: [] }] }",
      'documents[1].targets in koocontract.config.ts (b.yaml) must not be empty.',
    ],
    [
      "{ documents: ['a.yaml', { document: 'b.yaml', importExtension: 'js' }] }",
      'documents[1].importExtension in koocontract.config.ts (b.yaml) must be one of .ts, .js, none.',
    ],
    [
      "{ documents: ['a.yaml', { document: 'b.yaml', templates: 'mine' }] }",
      'documents[1] in koocontract.config.ts (b.yaml) has a key that does not exist: templates. There are: document, output, targets, importExtension.',
    ],
    [
      "{ documents: ['a.yaml', { document: 'b.yaml', output: '' }] }",
      'documents[1].output in koocontract.config.ts (b.yaml) must not be empty.',
    ],
    [
      "{ documents: ['a.yaml', { document: 'b.yaml', output: 'a.yaml/src' }], targets: ['types'] }",
      'b.yaml: Nothing can be written to a.yaml/src/b: a.yaml is no folder. Choose another output.',
    ],
    [
      "{ documents: ['a.yaml', { document: './a.yaml' }], targets: ['types'] }",
      'Two documents would be generated into generated/a: a.yaml and a.yaml. Generate them apart, each with an output of its own.',
    ],
  ])('%s is wrong', async (config, message) => {
    const { code, stderr } = await koocontract(['generate'], { cwd: configured(config) });
    expect([code, stderr]).toEqual([2, `${message}\n`]);
  });

  it('are generated all or none, when one has an output that can’t be', async () => {
    const cwd = configured(
      "{ documents: ['a.yaml', { document: 'b.yaml', output: 'a.yaml' }], targets: ['types'] }",
    );
    expect((await koocontract(['generate'], { cwd })).code).toBe(2);
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
  });

  it('are what `lint` checks, too', async () => {
    const cwd = configured("{ documents: [{ document: 'c.yaml' }] }");
    const { code, stderr } = await koocontract(['lint'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('a file called c.yaml')]);
  });

  it('are taken from koocontract, so that the editor checks them', async () => {
    const { defineConfig } = await import('./config.ts');
    // @ts-expect-error There is no such key.
    defineConfig({ documents: [{ document: 'a.yaml', out: 'src' }] });
    const config = { documents: ['a.yaml', { document: 'b.yaml', targets: ['types'] }] } as const;
    expect(defineConfig(config)).toBe(config);
  });
});
