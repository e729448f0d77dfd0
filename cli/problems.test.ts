import { expect, it } from 'vitest';
import type { Problem } from '../generator/load/problem.ts';
import { describeWarnings } from './problems.ts';

const warning = (message: string): Problem => ({
  severity: 'warning',
  code: 'struct',
  message,
  suggestions: [],
  place: undefined,
});

it('shows the first warnings that say the same, and counts the others and all', () => {
  const problems = [...Array.from({ length: 5 }, () => warning('No `nullable` here.')), warning('No title.')];
  expect(describeWarnings(problems, process.stdout).join('\n')).toBe(
    [
      'warning struct: No `nullable` here.\n',
      'warning struct: No `nullable` here.\n',
      'warning struct: No `nullable` here.\n',
      '… and 2 more of these; --json tells all of them.\n',
      'warning struct: No title.\n',
      '6 warnings\n',
    ].join('\n'),
  );
});

it('says nothing of no warnings', () => {
  expect(describeWarnings([], process.stdout)).toEqual([]);
});
