import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../generator/package-root.ts';
import { templatesInMarkdown } from './templates-markdown.ts';

describe('the reference in docs/templates.md', () => {
  const written = readFileSync(join(packageRoot, 'docs/templates.md'), 'utf8');

  it('says what the views and the helpers say', () => {
    expect(
      templatesInMarkdown(written),
      'docs/templates.md is out of date. Mend it with `npm run docs`.',
    ).toBe(written);
  });

  it('has the fields of every view, of what they inherit and of what they hold', () => {
    expect(written).toMatch(/### ServerView\n\nBesides all fields of \[HeaderView\]\(#headerview\):\n/);
    expect(written).toContain('| `exchanges` | list of [ServerExchangeView](#serverexchangeview) |');
    expect(written).toContain('| `timeout` | `number \\| undefined` | In seconds. |');
    expect(written).toContain(
      '| `many` | `boolean`, or missing | It may come several times, and is read as a list. |',
    );
  });

  it('names no type that koocontract/views does not export', () => {
    const file = join(packageRoot, 'generator/targets/views.ts');
    const program = ts.createProgram([file], {
      allowImportingTsExtensions: true,
      noEmit: true,
      module: ts.ModuleKind.NodeNext,
      types: [],
    });
    const checker = program.getTypeChecker();
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol).map(({ name }) => name);
    const named = [...written.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((name) => !exported.includes(name ?? ''))).toEqual([]);
  });
});
