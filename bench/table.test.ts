import { expect, test } from 'vitest';
import { printTable } from './table.ts';

test('a table is Markdown with its columns in line', () => {
  const table = {
    title: 'Fruit',
    columns: ['name', 'g'],
    rows: [
      ['fig', '50'],
      ['pomelo', '1200'],
    ],
  };
  expect(printTable(table)).toBe(
    [
      '### Fruit',
      '',
      '| name   |    g |',
      '| ------ | ---: |',
      '| fig    |   50 |',
      '| pomelo | 1200 |',
      '',
    ].join('\n'),
  );
});
