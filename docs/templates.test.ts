import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { koocontract } from '../cli/testing/koocontract.ts';
import { packageRoot } from '../generator/package-root.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';

const page = readFileSync(join(import.meta.dirname, 'templates.md'), 'utf8');

/** The files that the page shows, by the path that stands before each. */
const shown = [
  ...page.matchAll(
    /`((?:templates|generated)\/[^`]+)`[^`\n]*(?:`[^`\n]+`[^`\n]*)*:\n\n```\w+\n([\s\S]*?)```/g,
  ),
].map(([, path = '', text = '']) => [path, text] as const);
const commands = [...page.matchAll(/^npx koocontract generate (.*)$/gm)].map(([, args = '']) =>
  args.split(' '),
);

describe('docs/templates.md', () => {
  it('shows templates that print what it says', async () => {
    const written = shown.filter(([path]) => path.startsWith('templates/'));
    const results = shown.filter(([path]) => path.startsWith('generated/'));
    expect([written.length, results.length, commands.length]).toEqual([4, 2, 2]);
    const cwd = temporaryFolder({ ...Object.fromEntries(written), 'package.json': '{"type":"module"}' });
    for (const args of commands)
      expect(await koocontract(['generate', ...args], { cwd })).toMatchObject({ code: 0, stderr: '' });
    for (const [path, text] of results) expect(readFileSync(join(cwd, path), 'utf8')).toContain(text);
    expect(readFileSync(join(cwd, 'generated/order-notification/checklist.md'), 'utf8')).toBe(
      results.at(-1)?.[1],
    );
    expect(errorsIn(join(cwd, 'generated/saas-v2/server.ts'))).toEqual([]);
  });

  it('shows commands that copy what it says', async () => {
    const cwd = temporaryFolder();
    const [, name = ''] = /^npx koocontract templates eject (\S+)$/m.exec(page) ?? [];
    expect((await koocontract(['templates', 'eject', name], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'templates', name))).toBe(true);
  });

  it('shows a mistake as it is told', async () => {
    const cwd = temporaryFolder({
      'templates/server/_exchange.hbs':
        '{{!-- mine --}}\n{\n  // {{string name}}\n  name: {{string name}},\n',
    });
    const { stderr } = await koocontract(['generate', 'saas-v2', '--templates', 'templates'], { cwd });
    const [, told = ''] = /```\n(error template-place[\s\S]*?)```/.exec(page) ?? [];
    expect(stderr).toContain(told);
  });
});

function errorsIn(file: string): string[] {
  const program = ts.createProgram([file], {
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
    typeRoots: [join(packageRoot, 'node_modules/@types')],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
