import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { koocontract } from '../testing/koocontract.ts';

const root =
  "openapi: 3.1.0\ninfo: { title: T, version: '1' }\nwebhooks: { placed: { post: { requestBody: { content: { application/json: { schema: { $ref: '../shared/order.json' } } } }, responses: { '200': { description: ok } } } } }\n";
const order = '{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } }\n';

function git(cwd: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', [...identity, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A repository whose document has changed since its first commit. */
function repository(): string {
  const cwd = temporaryFolder({ 'spec/api.yaml': root, 'shared/order.json': order });
  git(cwd, 'init', '--quiet', '--initial-branch=main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '--quiet', '--message=first');
  writeFileSync(join(cwd, 'shared/order.json'), order.replace('["id"]', '[]'));
  return cwd;
}

describe('koocontract diff with git:REF:path', () => {
  it('compares with the files of a commit, and leaves the repository as it is', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'spec/new.txt'), 'staged\n');
    git(cwd, 'add', 'spec/new.txt');
    const before = git(cwd, 'status', '--porcelain');
    const { code, stdout } = await koocontract(['diff', 'git:main:spec/api.yaml', 'spec/api.yaml'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'no longer required: `id`. (required-properties-removed)\n    shared/order.json:1\n',
    );
    expect(git(cwd, 'status', '--porcelain')).toBe(before);
    expect(git(cwd, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
  });

  it('compares two commits, from a folder of the repository, too', async () => {
    const cwd = repository();
    git(cwd, 'commit', '--quiet', '--all', '--message=second');
    mkdirSync(join(cwd, 'deep'));
    const args = [
      'git:HEAD:../spec/api.yaml',
      'git:HEAD~1:spec/api.yaml',
      '--fail-on',
      'any',
      '--format',
      'json',
    ];
    const { code, stdout } = await koocontract(['diff', ...args], { cwd: join(cwd, 'deep') });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { breaking: 0, other: 1 },
      changes: [{ new: { file: 'git:HEAD~1:shared/order.json', line: 1 } }],
    });
  });

  it('names what is broken by its commit', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'spec/api.yaml'), 'openapi: [\n');
    git(cwd, 'commit', '--quiet', '--all', '--message=broken');
    writeFileSync(join(cwd, 'spec/api.yaml'), root);
    const { code, stderr } = await koocontract(['diff', 'git:main:spec/api.yaml', 'spec/api.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /Broken YAML[\s\S]*at git:main:spec\/api\.yaml:2:1[\s\S]*git:main:spec\/api\.yaml can't be read/,
    );
  });

  it.each([
    ['git:gone:spec/api.yaml', 'There is no branch, tag or commit called gone in '],
    ['git:--all:spec/api.yaml', 'There is no branch, tag or commit called --all in '],
    ['git:main:api.yaml', 'There is no file api.yaml in main. Paths begin at'],
    ['git:main:../../etc/hosts', 'There is no file ../../etc/hosts in main.'],
    ['git:main', 'git:main is not understood. Write git:REF:path'],
  ])('%s is wrong use', async (name, message) => {
    const cwd = repository();
    const { code, stderr } = await koocontract(['diff', name, 'spec/api.yaml'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(readFileSync(join(cwd, 'spec/api.yaml'), 'utf8')).toBe(root);
  });

  it('needs a repository', async () => {
    const cwd = temporaryFolder({ 'api.yaml': root });
    const { code, stderr } = await koocontract(['diff', 'git:main:api.yaml', 'api.yaml'], {
      cwd,
      env: { GIT_CEILING_DIRECTORIES: join(cwd, '..') },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('not a git repository')]);
  });
});
