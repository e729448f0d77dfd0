import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const old = `openapi: 3.1.0
info: { title: Shop, version: '1' }
webhooks:
  placed:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [id], properties: { id: { type: string }, note: { type: string } } }
      responses: { '200': { description: ok } }
`;
const breaking = old.replace('required: [id], ', '').replace(', note: { type: string }', '');
const harmless = old.replace('title: Shop', 'title: Store');

function shop(): string {
  return temporaryFolder({
    'old.yaml': old,
    'same.yaml': old,
    'breaking.yaml': breaking,
    'harmless.yaml': harmless,
  });
}

describe('koocontract diff', () => {
  it.each([
    ['same.yaml', 'breaking', 0],
    ['same.yaml', 'any', 0],
    ['harmless.yaml', 'breaking', 0],
    ['harmless.yaml', 'any', 1],
    ['breaking.yaml', 'breaking', 1],
    ['breaking.yaml', 'any', 1],
    ['breaking.yaml', 'none', 0],
  ])('old.yaml %s --fail-on %s ends with %i', async (name, failOn, expected) => {
    const { code, stderr } = await koocontract(['diff', 'old.yaml', name, '--fail-on', failOn], {
      cwd: shop(),
    });
    expect([code, stderr]).toEqual([expected, '']);
  });

  it('shows what breaks, exchange by exchange, with the rule and the place', async () => {
    expect(await koocontract(['diff', 'old.yaml', 'breaking.yaml'], { cwd: shop() })).toEqual({
      code: 1,
      stderr: '',
      stdout: [
        'webhook placed',
        '  ✗ request body: Properties are no longer required: `id`. (required-properties-removed)',
        '    breaking.yaml:10',
        '  ✗ request body .note: Property `note` was removed. (property-removed)',
        '    old.yaml:10',
        '',
        '2 breaking changes, 0 other changes.',
        '',
      ].join('\n'),
    });
  });

  it('prints the same for machines', async () => {
    const { stdout } = await koocontract(['diff', 'old.yaml', 'breaking.yaml', '--format', 'json'], {
      cwd: shop(),
    });
    expect(JSON.parse(stdout)).toEqual({
      old: 'old.yaml',
      new: 'breaking.yaml',
      summary: { breaking: 2, other: 0 },
      changes: [
        expect.objectContaining({
          breaking: true,
          exchanges: ['webhook placed'],
          rules: ['required-properties-removed'],
        }),
        {
          breaking: true,
          kind: 'removed',
          exchanges: ['webhook placed'],
          part: 'request body .note',
          message: 'Property `note` was removed.',
          rules: ['property-removed'],
          old: expect.objectContaining({ file: 'old.yaml', line: 10 }),
        },
      ],
    });
  });

  it('annotates the newer document on GitHub, and writes the job summary', async () => {
    const cwd = shop();
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'), GITHUB_WORKSPACE: cwd };
    writeFileSync(env.GITHUB_STEP_SUMMARY, '# Before\n');
    const args = ['diff', 'old.yaml', 'breaking.yaml', '--format', 'github'];
    const { code, stdout } = await koocontract(args, { cwd, env });
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      '::error file=breaking.yaml,line=10,title=Breaking change of webhook placed::request body: Properties are no longer required: `id`.',
      '::error file=breaking.yaml,line=10,title=Breaking change of webhook placed::request body .note: Property `note` was removed.',
      '2 breaking changes, 0 other changes.',
      '',
    ]);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/^# Before\n## ❌ 2 breaking changes/);
  });

  it('prints Markdown for a comment', async () => {
    const { stdout } = await koocontract(['diff', 'old.yaml', 'harmless.yaml', '--format', 'markdown'], {
      cwd: shop(),
    });
    expect(stdout).toBe(
      '## ✅ 0 breaking changes, 1 other change\n\nold.yaml → harmless.yaml\n\n### Other\n\n* **the document**\n  * info: <code>title</code> changed from <code>Shop</code> to <code>Store</code>.\n',
    );
  });

  it('leaves nothing behind', async () => {
    const cwd = shop();
    const before = readdirSync(cwd);
    const env = { TMPDIR: temporaryFolder() };
    await koocontract(['diff', 'old.yaml', 'breaking.yaml'], { cwd, env });
    await koocontract(['diff', 'old.yaml', 'gone.yaml'], { cwd, env });
    expect([
      readdirSync(cwd),
      readdirSync(env.TMPDIR).filter((name) => name.startsWith('koocontract')),
    ]).toEqual([before, []]);
  });

  it('reads no configuration of Redocly that stands around', async () => {
    const cwd = shop();
    writeFileSync(join(cwd, 'redocly.yaml'), 'plugins: [./plugin.js]\n');
    writeFileSync(join(cwd, 'plugin.js'), "import('node:fs').then((fs) => fs.writeFileSync('ran', ''));\n");
    expect((await koocontract(['diff', 'old.yaml', 'breaking.yaml'], { cwd })).code).toBe(1);
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  it.each([
    [['old.yaml'], "missing required argument 'new'"],
    [['old.yaml', 'gone.yaml'], 'There is neither a guide nor a file called gone.yaml'],
    [['old.yaml', 'same.yaml', '--format', 'html'], 'Allowed choices are text, json, markdown, github'],
    [['old.yaml', 'same.yaml', '--fail-on', 'all'], 'Allowed choices are breaking, any, none'],
  ])('%j is wrong use', async (args, message) => {
    const { code, stderr } = await koocontract(['diff', ...args], { cwd: shop() });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
