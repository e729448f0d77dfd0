import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordAt } from '../generator/load/openapi.ts';
import { packageRoot } from '../generator/package-root.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { frameworkNames, guides } from './init/choices.ts';
import { type InitFlags, initProject } from './init/init-project.ts';
import { koocontract } from './testing/koocontract.ts';

const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Runs the command in a new folder. */
async function init(...flags: string[]) {
  const cwd = temporaryFolder();
  const outcome = await koocontract(['init', 'my shop', ...flags], { cwd });
  return { ...outcome, folder: join(cwd, 'my shop') };
}

/** Writes a project into a new folder, without the command around it. */
async function project(flags: Partial<InitFlags> = {}): Promise<string> {
  const folder = join(temporaryFolder(), 'shop');
  await initProject(folder, { framework: 'node', guide: 'saas-v2', ...flags });
  return folder;
}

describe('koocontract init', () => {
  it('writes a project, and tells what it wrote and what comes next', async () => {
    const { code, stdout, folder } = await init();
    expect(code).toBe(0);
    expect(stdout).toContain('created my shop/src/handlers.ts\n');
    expect(stdout).toMatch(/created my shop\/src\/generated\/saas-v2, \d\d files\n/);
    expect(stdout).toContain("Next:\n  cd 'my shop'\n  npm install\n  npm test\n");
    expect(json(folder, 'package.json')).toMatchObject({ name: 'my-shop' });
  });

  it('--json tells it to machines', async () => {
    const { stdout, folder } = await init('--json', '--guide', 'license-online');
    const { files, generated, ...rest } = recordAt({ project: JSON.parse(stdout) }, 'project');
    const own = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    expect([files, generated].flat().toSorted()).toEqual(own.toSorted());
    expect(rest).toEqual({
      folder: 'my shop',
      framework: 'node',
      guide: 'license-online',
      koocontract: expect.stringContaining('file:'),
    });
  });

  it('refuses a folder that is not empty, and leaves it as it is', async () => {
    const cwd = temporaryFolder({ 'shop/README.md': 'mine' });
    const { code, stdout, stderr } = await koocontract(['init', 'shop'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^shop is not empty: it holds README\.md\. .*name a new folder, or an empty one\.\n$/,
    );
    expect(readdirSync(join(cwd, 'shop'))).toEqual(['README.md']);
    expect(readFileSync(join(cwd, 'shop/README.md'), 'utf8')).toBe('mine');
  });

  it('refuses a file', async () => {
    const cwd = temporaryFolder({ shop: 'mine' });
    const { code, stderr } = await koocontract(['init', 'shop'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('shop is a file.')]);
  });

  it('takes a folder that is empty', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await koocontract(['init', '.'], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining('\nNext:\n  npm install\n')]);
    expect(existsSync(join(cwd, 'src/main.ts'))).toBe(true);
  });

  it.each([
    ['--guide', 'kit-v2', 'only for saas-v2, saas-v1, license-online'],
    ['--framework', 'rails', 'Allowed choices are express, fastify, koa, hono, nest, node.'],
  ])('refuses %s %s, and writes nothing', async (flag, value, message) => {
    const { code, stderr, folder } = await init(flag, value);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the project', () => {
  it.each(frameworkNames)('depends on what koocontract itself is tested with: %s', async (framework) => {
    const folder = await project({ framework });
    const written = json(folder, 'package.json');
    const own = json(packageRoot, 'package.json');
    const tested = { ...recordAt(own, 'dependencies'), ...recordAt(own, 'devDependencies') };
    const { koocontract: reference, ...dev } = recordAt(written, 'devDependencies');
    expect(tested).toMatchObject({ ...recordAt(written, 'dependencies'), ...dev });
    expect(join(folder, String(reference).slice('file:'.length))).toBe(packageRoot);
    const imported = [...readFileSync(join(folder, 'src/serve.ts'), 'utf8').matchAll(/from '([^.].*?)'/g)];
    const packages = imported.map(([, name]) => name).filter((name) => !name?.startsWith('node:'));
    expect(Object.keys(recordAt(written, 'dependencies'))).toEqual(expect.arrayContaining(packages));
  });

  it('takes koocontract from where it is told', async () => {
    const folder = await project({ koocontract: 'file:vendor/koocontract.tgz' });
    expect(json(folder, 'package.json')).toMatchObject({
      devDependencies: { koocontract: 'file:vendor/koocontract.tgz' },
    });
  });

  it('has the files of its framework and guide alone, and names no other guide', async () => {
    const folder = await project({ framework: 'koa', guide: 'saas-v1' });
    expect(readdirSync(join(folder, 'src')).toSorted()).toEqual([
      'generated',
      'handlers.ts',
      'instances.ts',
      'main.ts',
      'merchant.ts',
      'serve.ts',
    ]);
    for (const file of [
      'src/serve.ts',
      'src/handlers.ts',
      'test/callbacks.ts',
      'README.md',
      'koocontract.config.ts',
    ])
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/saas-v2|my-merchant|\.\.\/\.\.\//);
  });

  it('says what is missing when it starts without a key', async () => {
    const folder = await project();
    const { status, stderr } = spawnSync(process.execPath, ['src/main.ts'], {
      cwd: folder,
      env: { ...process.env, KOO_ACCESS_KEY: '' },
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^The environment variable KOO_ACCESS_KEY is not set\. .* Copy \.env\.example to \.env .*\n$/,
    );
  });

  it('has the scripts that its CI files and its README run, and no key', async () => {
    const folder = await project();
    const scripts = Object.keys(recordAt(json(folder, 'package.json'), 'scripts'));
    for (const file of ['.github/workflows/ci.yml', '.gitlab-ci.yml', 'README.md']) {
      const run = [...readFileSync(join(folder, file), 'utf8').matchAll(/npm (?:run )?([a-z]+)/g)];
      const named = run.flatMap(([, name]) => (/^(ci|install|pack)$/.test(name ?? '') ? [] : name));
      expect(scripts, file).toEqual(expect.arrayContaining(named));
      expect(named, file).toEqual(
        expect.arrayContaining(['typecheck', 'test', 'generate', 'verify', 'start']),
      );
    }
    expect(readFileSync(join(folder, '.env.example'), 'utf8')).toMatch(/^KOO_ACCESS_KEY=$/m);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toMatch(/^\.env$/m);
  });
});

describe('the package', () => {
  it('brings every file that a project is made of', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const packed = execFileSync('npm', args, { cwd: packageRoot, encoding: 'utf8', stdio: 'pipe' });
    const files = readdirSync(join(packageRoot, 'init'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(packageRoot, join(entry.parentPath, entry.name)));
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) expect(packed).toContain(`"path": "${file}"`);
  });
});

describe('docs/init.md', () => {
  const page = readFileSync(join(packageRoot, 'docs/init.md'), 'utf8');
  const commands = [...page.matchAll(/^koocontract (init [^#\n]+)/gm)].map(([, words = '']) => words.trim());

  it.each(commands)('has a command that works: %s', async (words) => {
    const cwd = temporaryFolder();
    expect(await koocontract(words.split(' '), { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(cwd, 'my-shop/package.json'))).toBe(true);
  });

  it('names every framework and guide, and is found from the README', () => {
    for (const name of [...frameworkNames, ...guides]) expect(page).toContain(`\`${name}\``);
    expect(readFileSync(join(packageRoot, 'README.md'), 'utf8')).toContain('(docs/init.md)');
  });
});
