import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../generator/generate.ts';
import { packageRoot } from '../generator/package-root.ts';
import { hostileDocument, hostileTexts } from '../generator/testing/hostile-document.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';

const saas = join(packageRoot, 'spec/saas-v2.yaml');

/** What the two packs print of a document, by path. */
async function printed(document: string): Promise<Readonly<Record<string, string>>> {
  const output = temporaryFolder();
  await generate({
    document,
    folder: () => output,
    targets: ['markdown', 'python'],
    templates: join(import.meta.dirname, 'template-packs'),
  });
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:md|py)$/.test(name),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(output, name), 'utf8')]));
}

function printedOfHostile(text: string): Promise<Readonly<Record<string, string>>> {
  const document = join(temporaryFolder(), 'hostile.json');
  writeFileSync(document, hostileDocument(text));
  return printed(document);
}

/** What Python says against a text; nothing either where there is no Python. */
function complaintOf(text: string): string {
  const { error, stderr } = spawnSync(
    'python3',
    ['-c', 'import ast, sys; ast.parse(sys.stdin.buffer.read())'],
    { input: text },
  );
  return error === undefined ? String(stderr) : '';
}

/** Every line that the Python pack may print, its texts as literals that JSON reads, too. */
const literal = String.raw`"(?:[^"\\\p{Cc}]|\\["\\bfnrt]|\\u[0-9a-f]{4})*"`;
const pythonLine = new RegExp(
  `^(?:|#[^\\p{Cc}]*|from typing import .*|class [\\p{L}\\d_]+:| {4}#[^\\p{Cc}]*| {4}[A-Z_]+: Final = (?:${literal}|\\d+|\\{)` +
    `| {8}${literal}: ${literal},| {4}\\}|[\\p{L}\\d_]+ = TypedDict\\(${literal}, \\{| {4}${literal}: (?:[a-z]+|Required\\[[a-z]+\\]),|\\}, total=False\\))$`,
  'u',
);

/** The number of cells in a row of a table. */
function cellsIn(line: string): number {
  return (line.match(/(?<!\\)\|/g) ?? []).length - 1;
}

describe('the Markdown pack', () => {
  it('prints a page per exchange, and an index that leads to each', async () => {
    const files = await printed(saas);
    const pages = Object.keys(files).filter((name) => name.endsWith('.md'));
    expect(pages).toHaveLength(8);
    const links = [...(files['docs/index.md'] ?? '').matchAll(/\]\(([^)]*)\)/g)].map(
      ([, link]) => `docs/${link}`,
    );
    expect(['docs/index.md', ...links].sort()).toEqual(pages);
    const page = files['docs/newInstance.md'] ?? '';
    expect(page).toContain('# newInstance\n\nCreate instance (创建实例)\n');
    expect(page).toContain('| Time-out | 5 s |\n');
    expect(page).toContain(
      '| `orderId` | yes | `string` | Marketplace order ID, e.g. \\`CS2211181819B4LVS\\`. |\n',
    );
    expect(page).toContain('| `000004` | request being processed, the instance is opened asynchronously |\n');
    expect(page).toContain('```json\n{\n  "activity": "newInstance",\n');
  });

  it.each(hostileTexts)(
    'of a document that says %j it prints text, and no markup of the document',
    async (text) => {
      const files = await printedOfHostile(text);
      for (const [name, page] of Object.entries(files).filter(([path]) => path.endsWith('.md'))) {
        expect(name).toMatch(/^docs\/[\p{L}\d_-]+\.md$/u);
        const outside = page.replaceAll(/^```json\n[^`<]*\n```$/gm, '');
        expect(outside).not.toMatch(/^(?:```|~~~| {4})/m);
        expect(outside.replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>]/);
        expect(outside.match(/^#+ .*/gm)?.length).toBe(name.endsWith('index.md') ? 1 : 5);
        expect(outside).not.toMatch(/(?<!\\)\]\((?![\p{L}\d_-]+\.md\))/u);
        const rows = outside.split('\n').map((line) => (line.startsWith('|') ? cellsIn(line) : 0));
        for (const [index, cells] of rows.entries())
          if (cells > 0 && (rows[index + 1] ?? 0) > 0)
            expect(cells, outside.split('\n')[index]).toBe(rows[index + 1]);
      }
    },
  );
});

describe('the Python pack', () => {
  it('prints what a merchant in Python needs of each exchange', async () => {
    const python = (await printed(saas))['exchanges.py'] ?? '';
    expect(python).toContain(
      'class NewInstance:\n    # Create instance (创建实例)\n    METHOD: Final = "post"\n',
    );
    expect(python).toContain(
      '    TIMEOUT_SECONDS: Final = 5\n    CODES: Final = {\n        "000000": "success, the instance is open",\n',
    );
    expect(python).toContain(
      'NewInstanceRequest = TypedDict("NewInstanceRequest", {\n    "activity": Required[str],\n',
    );
    expect(complaintOf(python)).toBe('');
  });

  it.each(hostileTexts)('of a document that says %j it prints literals and comments', async (text) => {
    const python = (await printedOfHostile(text))['exchanges.py'] ?? '';
    expect(python.split('\n').filter((line) => !pythonLine.test(line))).toEqual([]);
    expect(python.split('\n')[0]).not.toMatch(/coding[:=]/);
    const codes = [...python.matchAll(new RegExp(`^ {8}(${literal}): `, 'gmu'))].map(([, code = '']) =>
      JSON.parse(code),
    );
    expect(codes).toContain(text);
    expect(complaintOf(python)).toBe('');
  });
});
