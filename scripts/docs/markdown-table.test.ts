import { expect, it } from 'vitest';
import { tableInMarkdown } from './markdown-table.ts';

it('keeps each cell in its place, whatever it holds', () => {
  expect(tableInMarkdown(['a', 'b'], [['one | two', 'first\n  second ']])).toBe(
    '| a | b |\n| --- | --- |\n| one \\| two | first second |',
  );
});
