import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Planned } from '../../generator/generate.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import type { Step } from '../../generator/write/plan.ts';
import { describeDryRun } from './dry-run.ts';

const terminal = Object.assign(new PassThrough(), { isTTY: true, getColorDepth: () => 24 });
const pipe = new PassThrough();

const old = 'old\n'.repeat(300);

function plan(steps: readonly Partial<Step>[]): Planned[] {
  const folder = temporaryFolder({ 'a.ts': old, 'gone.ts': old });
  const whole = steps.map(
    (step) => ({ path: 'a.ts', action: 'update', reason: '', text: '', ...step }) as const,
  );
  return [{ id: 'shop', folder, steps: whole, problems: [], inputs: [] }];
}

const planned = [
  { text: 'new\n'.repeat(200) },
  { path: 'b.ts', action: 'create', text: old },
  { path: 'gone.ts', action: 'delete' },
  { path: 'c.ts', action: 'keep' },
] as const;

describe('the dry run', () => {
  it('is whole and plain where the output is kept', () => {
    const text = describeDryRun(plan(planned), pipe);
    expect(text.split('\n').filter((line) => line === '-old' || line === '+new')).toHaveLength(
      300 + 200 + 300,
    );
    expect(text).toBe(stripVTControlCharacters(text));
    expect(text).toMatch(/\n3 files would change: 1 created, 1 updated, 1 deleted; 1 up to date\.$/);
  });

  it('is coloured on a terminal, shortens what is long, and says so', () => {
    const text = describeDryRun(plan(planned), terminal);
    expect(text).toContain('\u001b[31m-old\u001b[39m');
    const lines = stripVTControlCharacters(text).split('\n');
    expect(lines.filter((line) => line.startsWith('…'))).toEqual([
      '… 423 more lines of this file (+200 -300 lines in all); pipe the output to see them: | less',
      '… 291 more lines of this file (+300 -0 lines in all); pipe the output to see them: | less',
      '… 291 more lines of this file (+0 -300 lines in all); pipe the output to see them: | less',
    ]);
    expect(lines).toHaveLength(80 + 12 + 12 + 3 + 1);
  });

  it.each([
    [[{ action: 'keep' }], 'Nothing would change: 1 files, all up to date.'],
    [
      [{ action: 'refuse' }, { path: 'b.ts', action: 'create', text: '' }],
      '1 file would change: 1 created; 0 up to date. But 1 would be refused, so a run would write nothing.',
    ],
  ] as const)('counts %j', (steps, summary) => {
    expect(describeDryRun(plan(steps), pipe)).toBe(summary);
  });
});
