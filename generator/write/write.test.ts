import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary.ts';
import { manifestName } from './manifest.ts';
import { planOutput } from './plan.ts';
import { RefusedError, writeOutput } from './write.ts';

const files = [
  { path: 'a.ts', text: 'a\n' },
  { path: 'deep/b.ts', text: 'b\n' },
];

function write(folder: string, wanted = files) {
  const steps = planOutput(folder, wanted);
  writeOutput(folder, steps);
  return Object.fromEntries(steps.map(({ path, action }) => [path, action]));
}

describe('writing the output', () => {
  it('writes what is missing and remembers it', () => {
    const folder = temporaryFolder();
    expect(write(folder)).toEqual({ 'a.ts': 'create', 'deep/b.ts': 'create', [manifestName]: 'create' });
    expect(readFileSync(join(folder, 'deep/b.ts'), 'utf8')).toBe('b\n');
  });

  it('does not write files that would not change', () => {
    const folder = temporaryFolder();
    write(folder);
    const before = statSync(join(folder, 'a.ts'));
    expect(write(folder)).toEqual({ 'a.ts': 'keep', 'deep/b.ts': 'keep', [manifestName]: 'keep' });
    const after = statSync(join(folder, 'a.ts'));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it('deletes what it wrote and nothing generates any more', () => {
    const folder = temporaryFolder();
    write(folder);
    expect(write(folder, files.slice(0, 1))).toMatchObject({ 'deep/b.ts': 'delete' });
    expect(existsSync(join(folder, 'deep/b.ts'))).toBe(false);
  });

  it('never touches a file that it did not write', () => {
    const folder = temporaryFolder({ 'mine.ts': 'mine\n', 'a.ts': 'mine too\n' });
    expect(() => write(folder)).toThrow(RefusedError);
    expect(readdirSync(folder).sort()).toEqual(['a.ts', 'mine.ts']);
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('mine too\n');
  });

  it('refuses to overwrite or delete what someone edited, and writes nothing at all then', () => {
    const folder = temporaryFolder();
    write(folder);
    writeFileSync(join(folder, 'a.ts'), 'edited\n');
    writeFileSync(join(folder, 'deep/b.ts'), 'edited\n');
    const changed = [
      { path: 'a.ts', text: 'new\n' },
      { path: 'c.ts', text: 'c\n' },
    ];
    expect(() => write(folder, changed)).toThrow(
      /a\.ts: it was edited by hand[\s\S]*b\.ts: nothing generates it any more/,
    );
    expect(existsSync(join(folder, 'c.ts'))).toBe(false);
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('edited\n');
  });

  it('follows no path of a forged manifest out of its folder', () => {
    const folder = temporaryFolder({
      'outside.ts': 'x',
      [`out/${manifestName}`]: JSON.stringify({
        files: { '../outside.ts': '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' },
      }),
    });
    write(join(folder, 'out'));
    expect(existsSync(join(folder, 'outside.ts'))).toBe(true);
  });

  it('says how to go on when the manifest is broken', () => {
    const folder = temporaryFolder({ [manifestName]: '{' });
    expect(() => write(folder)).toThrow(/is broken.*Restore it, or delete it/);
  });
});
