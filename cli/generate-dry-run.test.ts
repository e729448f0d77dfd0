import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

const changed = shopDocument.replace('maximum: 10', 'maximum: 11').replace('note: {', 'remark: {');
const targets = ['--target', 'types,validators'];

/** A folder with code of an older document, with one file more and one file less than now. */
async function outdated(): Promise<string> {
  const cwd = temporaryFolder({ 'shop.yaml': shopDocument });
  await koocontract(['generate', 'shop.yaml', '--target', 'types,client'], { cwd });
  writeFileSync(join(cwd, 'shop.yaml'), changed);
  return cwd;
}

/** Every file with its text and the time when it was written. */
function filesIn(folder: string): Record<string, [string, number]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .map((name) => [name, join(folder, name)] as const)
      .filter(([, file]) => statSync(file).isFile())
      .map(([name, file]) => [name, [readFileSync(file, 'utf8'), statSync(file).mtimeMs]]),
  );
}

describe('koocontract generate --dry-run', () => {
  it('writes nothing, and ends with a summary', async () => {
    const cwd = await outdated();
    const before = filesIn(cwd);
    const { code, stdout, stderr } = await koocontract(['generate', 'shop.yaml', '--dry-run', ...targets], {
      cwd,
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--- a/generated/shop/types.ts\n+++ b/generated/shop/types.ts\n@@ ');
    expect(stdout).toContain('--- /dev/null\n+++ b/generated/shop/validators.ts\n');
    expect(stdout).toContain('--- a/generated/shop/client.ts\n+++ /dev/null\n');
    expect(stdout).toMatch(
      /\n\d+ files would change: \d+ created, 2 updated, \d+ deleted; \d+ up to date\.\n$/,
    );
    expect(filesIn(cwd)).toEqual(before);
  });

  it('prints a patch that `git apply` turns into what a run would write', async () => {
    const cwd = await outdated();
    const { stdout } = await koocontract(['generate', 'shop.yaml', '--dry-run', ...targets], { cwd });
    execFileSync('git', ['apply'], { cwd, input: stdout });
    expect((await koocontract(['generate', 'shop.yaml', '--check', ...targets], { cwd })).code).toBe(0);
  });

  it('says that there is nothing to do', async () => {
    const cwd = temporaryFolder({ 'shop.yaml': shopDocument });
    await koocontract(['generate', 'shop.yaml', ...targets], { cwd });
    rmSync(join(cwd, 'generated/shop/.koocontract.json'));
    await koocontract(['generate', 'shop.yaml', ...targets], { cwd });
    expect(await koocontract(['generate', 'shop.yaml', '--dry-run', ...targets], { cwd })).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Nothing would change: \d+ files, all up to date\.\n$/),
      stderr: '',
    });
  });

  it('leaves out what would be refused, unless --force would overwrite it', async () => {
    const cwd = await outdated();
    appendFileSync(join(cwd, 'generated/shop/types.ts'), '// mine\n');
    const args = ['generate', 'shop.yaml', '--dry-run', ...targets];
    const refused = await koocontract(args, { cwd });
    expect(refused.code).toBe(0);
    expect(refused.stderr).toBe('refused generated/shop/types.ts: it was edited by hand\n');
    expect(refused.stdout).not.toContain('a/generated/shop/types.ts');
    expect(refused.stdout).toContain('But 1 would be refused, so a run would write nothing.');
    const forced = await koocontract([...args, '--force'], { cwd });
    expect(forced.stdout).toContain('--- a/generated/shop/types.ts\n');
    expect(forced.stdout).toContain('\n-// mine\n');
    expect(readFileSync(join(cwd, 'generated/shop/types.ts'), 'utf8')).toContain('// mine');
  });

  it('prints the plan for machines', async () => {
    const cwd = await outdated();
    const { stdout } = await koocontract(['generate', 'shop.yaml', '--dry-run', '--json', ...targets], {
      cwd,
    });
    expect(JSON.parse(stdout)).toMatchObject([
      {
        folder: 'generated/shop',
        changed: expect.arrayContaining([
          { path: 'client.ts', action: 'delete', reason: 'nothing generates it any more' },
        ]),
      },
    ]);
  });
});
