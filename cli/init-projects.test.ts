import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../generator/package-root.ts';
import { frameworkNames, guides } from './init/choices.ts';
import { initProject } from './init/init-project.ts';
import { koocontract } from './testing/koocontract.ts';

const projects = [
  ...frameworkNames.map((framework) => ({ framework, guide: 'saas-v2' })),
  ...guides.filter((guide) => guide !== 'saas-v2').map((guide) => ({ framework: 'node', guide })),
];
const env = { PORT: '0', KOO_ACCESS_KEY: 'access-key-for-tests-01', DATABASE: 'test.sqlite' };
const modules = join(packageRoot, 'node_modules');

let root: string;
const folderOf = ({ framework, guide }: (typeof projects)[number]): string =>
  join(root, `${framework}-${guide}`);

/** The projects as they stand after `npm install`, which would fetch the packages that we have. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'koocontract-init-'));
  for (const project of projects) {
    await initProject(folderOf(project), project);
    symlinkSync(modules, join(folderOf(project), 'node_modules'), 'junction');
  }
});
afterAll(() => rmSync(root, { recursive: true }));

function node(cwd: string, args: readonly string[]) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await gone;
  });
  return child;
}

/** Runs a program to its end. */
async function run(cwd: string, args: readonly string[]) {
  const child = node(cwd, args);
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { code, stdout };
}

/** Starts the project's server, and tells its address. */
async function start(cwd: string): Promise<string> {
  const child = node(cwd, ['src/main.ts']);
  const errors = text(child.stderr);
  const ended = once(child, 'exit').then(async () => {
    throw new Error(`The server ended: ${await errors}`);
  });
  const [output] = await Promise.race([once(child.stdout, 'data'), ended]);
  return /http:\S+/.exec(String(output))?.[0] ?? '';
}

describe('a project of koocontract init', () => {
  // One process, which reads the types of packages once for all of them, each with its own tsconfig.json.
  it('type-checks', async () => {
    const tsc = join(modules, 'typescript/bin/tsc');
    expect(await run(root, [tsc, '--build', ...projects.map(folderOf)])).toEqual({ code: 0, stdout: '' });
  });

  // What is generated does not depend on the framework.
  it.each(guides)('has no drift: %s', async (guide) => {
    const cwd = folderOf({ framework: 'node', guide });
    expect(await koocontract(['generate', '--check'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  it.each(projects)('passes its tests and its verification: $framework, $guide', async (project) => {
    const folder = folderOf(project);
    const tests = run(folder, ['--test', '--test-reporter=tap']);
    const MERCHANT_URL = await start(folder);
    const verified = koocontract(['verify'], { cwd: folder, env: { ...env, MERCHANT_URL } });

    expect(await tests).toEqual({ code: 0, stdout: expect.stringMatching(/^# pass 4\n# fail 0/m) });
    expect(await verified).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(' 0 failed, 0 warnings'),
    });
  });
});
