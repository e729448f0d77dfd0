import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../generator/package-root.ts';

const pages = globSync(['README.md', 'docs/**/*.md', 'examples/**/*.md'], { cwd: packageRoot });

/** The files of the published package, without those that a build makes. */
async function packedFiles(): Promise<string[]> {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: packageRoot });
  const [packed]: { readonly files: readonly { readonly path: string }[] }[] = JSON.parse(stdout);
  return packed?.files.map(({ path }) => path).filter((path) => !path.startsWith('dist/')) ?? [];
}

function read(page: string): string {
  return readFileSync(join(packageRoot, page), 'utf8');
}

/** Where the links of a page lead to within the repository. */
function linksOf(page: string): { readonly link: string; readonly path: string; readonly anchor: string }[] {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^https?:/.test(link))
    .map((link) => {
      const [path = '', anchor = ''] = link.split('#');
      return { link, path: path === '' ? page : posix.join(dirname(page), path), anchor };
    });
}

/** The anchors of a page's headings, as they are made where Markdown is shown. */
function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages', () => {
  it('link to what is in the published package', async () => {
    const files = await packedFiles();
    const isThere = (path: string): boolean =>
      files.some((file) => file === path || file.startsWith(`${path}/`));
    expect(pages.filter((page) => !isThere(page))).toEqual([]);
    const links = pages.flatMap((page) => linksOf(page).map(({ link, path }) => ({ page, link, path })));
    expect(links.length).toBeGreaterThan(40);
    expect(links.filter(({ path }) => !isThere(path))).toEqual([]);
  });

  it('link to headings that there are', () => {
    const links = pages.flatMap((page) => linksOf(page).map((link) => ({ page, ...link })));
    const anchored = links.filter(({ anchor, path }) => anchor !== '' && path.endsWith('.md'));
    expect(anchored.length).toBeGreaterThan(10);
    expect(anchored.filter(({ path, anchor }) => !anchorsOf(path).includes(anchor))).toEqual([]);
  });
});

describe('the published package', () => {
  it('has no tests in it, nor what they need', async () => {
    const files = await packedFiles();
    const stray = files.filter(
      (path) => /\.test[.-]/.test(basename(path)) || path.split('/').includes('testing'),
    );
    expect(stray).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['bin/koocontract.js', 'docs/templates.md', 'LICENSE']));
  });
});
