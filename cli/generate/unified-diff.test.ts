import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { unifiedDiff } from './unified-diff.ts';

function lines(from: number, to: number, word = 'line'): string {
  return Array.from({ length: to - from }, (_, index) => `${word} ${from + index}\n`).join('');
}

/** What becomes of a file when the patch is applied. */
function applied(name: string, before: string, after: string): string {
  const cwd = temporaryFolder({ [name]: before });
  const input = `${unifiedDiff(name, before, after).lines.join('\n')}\n`;
  execFileSync('git', ['apply'], { cwd, input });
  return readFileSync(join(cwd, name), 'utf8');
}

describe('the unified diff of a file', () => {
  it('shows what changes with three lines around it', () => {
    const before = lines(0, 20);
    const { lines: shown, added, removed } = unifiedDiff('a.ts', before, before.replace('line 9', 'new'));
    expect(shown).toEqual([
      '--- a/a.ts',
      '+++ b/a.ts',
      '@@ -7,7 +7,7 @@',
      ' line 6',
      ' line 7',
      ' line 8',
      '-line 9',
      '+new',
      ' line 10',
      ' line 11',
      ' line 12',
    ]);
    expect([added, removed]).toEqual([1, 1]);
  });

  it.each([
    ['a blank in its name', 'a folder/a file.ts'],
    ['other letters in its name', '文件/"ä".ts'],
    ['a plain name', 'a.ts'],
  ])('is understood for a file with %s', (_, name) => {
    expect(applied(name, lines(0, 9), lines(3, 12))).toBe(lines(3, 12));
  });

  it.each([
    ['no line in common', lines(0, 6000), lines(0, 6000, 'other')],
    [
      'the beginning and the end in common',
      `${lines(0, 9)}${lines(9, 6000)}end\n`,
      `${lines(0, 9)}${lines(9, 6000, 'other')}end\n`,
    ],
    ['no end of the last line', `${lines(0, 6000)}end`, `${lines(0, 6000, 'other')}end of all`],
  ])('stays right where it is too long to be minimal: %s', (_, before, after) => {
    expect(applied('a.ts', before, after)).toBe(after);
  });

  it('ends a name that has a blank with a tab, without which `patch` would cut it', () => {
    const { lines: shown } = unifiedDiff('a folder/a.ts', undefined, 'new\n');
    expect(shown.slice(0, 2)).toEqual(['--- /dev/null', '+++ b/a folder/a.ts\t']);
  });

  it('is empty for an empty file, which the format has no word for', () => {
    expect(unifiedDiff('a.ts', undefined, '').lines).toEqual([]);
  });

  it('creates and deletes files', () => {
    const cwd = temporaryFolder({ 'old.ts': 'old\n' });
    const diffs = [
      unifiedDiff('old.ts', 'old\n', undefined),
      unifiedDiff('deep/new.ts', undefined, '\nnew\n'),
    ];
    const input = `${diffs.flatMap((diff) => diff.lines).join('\n')}\n`;
    execFileSync('git', ['apply'], { cwd, input });
    expect(existsSync(join(cwd, 'old.ts'))).toBe(false);
    expect(readFileSync(join(cwd, 'deep/new.ts'), 'utf8')).toBe('\nnew\n');
  });
});
