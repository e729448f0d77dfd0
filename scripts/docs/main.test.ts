import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';

const shop = `openapi: 3.1.1
info: { title: Shop, version: '1' }
x-guide: { id: shop, title: { en: Shop <b>&</b>, zh: 商店 }, sites: [cn, eu], state: retired, reference: https://example.com/ }
tags: [{ name: life cycle }]
webhooks:
  ordered:
    post:
      operationId: orderPlaced
      summary: Order | placed (下单)
      tags: [life cycle]
      x-delivery: { timeout: 5, retry: { every: 120, for: 7200 }, afterwards: Somebody calls. }
      x-source: { section: Chapter 7, page: https://example.com/7 }
      responses: { '200': { description: ok } }
`;

async function build(document: string) {
  const folder = temporaryFolder({
    'shop.yaml': document,
    'package.json': '{"type":"module"}',
    'koocontract.config.js': "export default { documents: ['shop.yaml'] };",
  });
  const ran = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    cwd: folder,
  }).catch((error: unknown) => Object(error));
  return { folder, code: ran.code ?? 0, stdout: String(ran.stdout), stderr: String(ran.stderr) };
}

const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

describe('npm run docs', () => {
  it('builds a page per document, an index of them and the list of interfaces', async () => {
    const { folder, code, stdout } = await build(shop);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /wrote reference\/shop\.html \(\d+ KiB\)\n[\s\S]*Open file:.*\/reference\/index\.html\n$/,
    );

    const index = read(folder, 'reference/index.html');
    expect(index).toContain('<a href="shop.html#/life-cycle/orderplaced"><code>orderPlaced</code></a>');
    expect(index).toContain('Shop &lt;b&gt;&amp;&lt;/b&gt;');
    expect(index).toContain('<b>retired</b> China, Europe');
    expect(read(folder, 'docs/interfaces.md')).toContain(
      '| `orderPlaced` Order \\| placed (下单) | platform → merchant | `POST {address}` | none | – | 5 s; again every 2 min for 2 h | – | [Chapter 7](https://example.com/7) |',
    );
  });

  it('builds pages that load nothing, lead back to the index and tell what stands in extensions', async () => {
    const { folder } = await build(shop);
    const page = read(folder, 'reference/shop.html');
    // A page has megabytes, too many for a message about what is missing in it.
    const holds = (text: string): boolean => page.includes(text);
    expect(holds(`http-equiv="Content-Security-Policy" content="default-src 'none'; `)).toBe(true);
    expect(page.match(/<(?:link|script|img|iframe)\b[^>]*\b(?:src|href)=[^>]*>/g)).toBeNull();
    expect(page.match(/https:[\w./-]*logo[\w-]*\.svg/g)).toBeNull();
    expect(holds('<a href="index.html">All guides</a> › Shop &lt;b&gt;')).toBe(true);
    expect(holds('data-section-id="/life-cycle"')).toBe(true);
    expect(holds('| Afterwards | Somebody calls. |')).toBe(true);
  });

  it('shows the mistakes of a broken document and builds nothing', async () => {
    const { folder, code, stderr } = await build(
      shop.replace("'200': { description: ok }", "'200': { $ref: '#/gone' }"),
    );
    expect(code).toBe(1);
    expect(stderr).toContain("Can't resolve $ref");
    expect(stderr).toMatch(/at shop\.yaml:13:\d+/);
    expect(existsSync(join(folder, 'docs'))).toBe(false);
    expect(existsSync(join(folder, 'reference'))).toBe(false);
  });

  it('refuses a document that is no guide', async () => {
    const { code, stderr } = await build(shop.replace(/^x-guide.*\n/m, ''));
    expect(code).toBe(1);
    expect(stderr).toContain('shop.yaml has no x-guide');
  });
});
