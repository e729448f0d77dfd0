import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const document = shopDocument.replace(
  'summary: Read an order',
  'summary: Read an order\n      description: |\n        The first line.\n\n        The "second"\n         one.\n      x-note: >-\n        folded\n        text',
);
const part = 'type: object\nproperties:\n  note: { type: string, description: "one\n      two" }\n';
const split = document.replaceAll("'#/components/schemas/order'", "'part.yaml'");
const json = JSON.stringify({
  openapi: '3.1.1',
  info: { title: 'Lines', version: '1' },
  paths: {
    '/a': {
      get: {
        operationId: 'a',
        description: 'one\ntwo',
        responses: {
          200: {
            description: 'ok\nwell',
            content: { 'application/json': { schema: { type: 'object', description: 'one\ntwo' } } },
          },
        },
      },
    },
  },
});
const files = {
  'shop.yaml': split,
  'part.yaml': part,
  'lines.json': json,
  'mine/server/_result.hbs':
    '{{!-- mine --}}\nPromise<{{#each resultType}}\n{{ident type}}\n{{/each}}\n  >{{! stays ~}}\n',
  'mine/list/pack.json': '{\n  "description": "names",\n  "view": "server"\n}\n',
  'mine/list/list.md.hbs': '# {{md title}}\n{{#each exchanges}}\n\n* {{mdcode name}}\n{{/each}}\n',
};

const targets = ['--target', 'types,server,client,validators,list', '--templates', 'mine'];
const both = ['generate', 'shop.yaml', 'lines.json', ...targets];

function onWindows(text: string): string {
  return text.replaceAll('\n', '\r\n').replaceAll('\\n', '\\r\\n');
}

function generatedIn(cwd: string): Record<string, string> {
  const names = readdirSync(join(cwd, 'generated'), { recursive: true, encoding: 'utf8' }).sort();
  const found = names.filter((name) => statSync(join(cwd, 'generated', name)).isFile());
  return Object.fromEntries(found.map((name) => [name, readFileSync(join(cwd, 'generated', name), 'utf8')]));
}

/** A repository on Windows, where Git gives all files that it checks out the line ends of Windows. */
async function checkedOut(attributes = ''): Promise<string> {
  const cwd = temporaryFolder({ ...files, '.gitattributes': attributes });
  await koocontract(both, { cwd });
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd, stdio: 'ignore' });
  git('init', '--quiet');
  git('config', 'core.autocrlf', 'true');
  git('add', '.');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=first');
  git('rm', '-r', '--quiet', '--cached', '.');
  git('reset', '--quiet', '--hard');
  return cwd;
}

describe('the line ends of Windows', () => {
  it('in documents and templates change nothing in what is generated', async () => {
    const unix = temporaryFolder(files);
    const windows = temporaryFolder(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, onWindows(text)])),
    );
    for (const cwd of [unix, windows]) expect((await koocontract(both, { cwd })).code).toBe(0);
    expect(Object.values(generatedIn(windows)).some((text) => text.includes('\r'))).toBe(false);
    expect(generatedIn(windows)).toEqual(generatedIn(unix));
  });

  it('that Git has given to generated files are no drift, and nothing is written', async () => {
    const cwd = await checkedOut();
    const before = generatedIn(cwd);
    expect(before['shop/types.ts']).toContain('\r\n');
    for (const mode of [['--check'], []])
      expect(await koocontract([...both, ...mode], { cwd })).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('all up to date'),
      });
    const { stdout } = await koocontract([...both, '--check', '--timing', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject([{ recalled: true }, { recalled: true }]);
    expect(generatedIn(cwd)).toEqual(before);
  });

  it('do not hide an edit, and do not keep a changed document from being generated', async () => {
    const cwd = await checkedOut();
    const file = join(cwd, 'generated/lines/server.ts');
    writeFileSync(file, `${readFileSync(file, 'utf8')}// mine\r\n`);
    writeFileSync(join(cwd, 'shop.yaml'), onWindows(split.replace('maximum: 10', 'maximum: 11')));
    const { code, stdout } = await koocontract([...both, '--check'], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining('lines/server.ts: it was edited by hand')]);
    const shop = ['generate', 'shop.yaml', ...targets];
    expect((await koocontract(shop, { cwd })).code).toBe(0);
    expect((await koocontract([...shop, '--check'], { cwd })).code).toBe(0);
  });

  it('are not part of a patch, which Git applies all the same', async () => {
    const cwd = await checkedOut();
    writeFileSync(join(cwd, 'part.yaml'), onWindows(part.replace('note:', 'remark:')));
    const { stdout } = await koocontract([...both, '--dry-run'], { cwd });
    expect(stdout).not.toContain('\r');
    expect(stdout.split('\n').filter((line) => /^-[^-]/.test(line)).length).toBeLessThan(20);
    execFileSync('git', ['apply'], { cwd, input: stdout });
    expect((await koocontract([...both, '--check'], { cwd })).code).toBe(0);
  });

  it('stay away with the attributes that the page shows', async () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/generate.md'), 'utf8');
    const [, attributes = ''] = /```gitattributes\n([\s\S]*?)```/.exec(page) ?? [];
    const cwd = await checkedOut(attributes);
    expect(Object.values(generatedIn(cwd)).some((text) => text.includes('\r'))).toBe(false);
    expect(readFileSync(join(cwd, 'shop.yaml'), 'utf8')).toContain('\r\n');
  });
});
