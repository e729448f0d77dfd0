import { expect, it } from 'vitest';
import { meaningOf } from './test-values.ts';

const values = { TEST: 1, 'TEST-A': 2 };

it.each([
  ['TEST', 1],
  ['TEST-7', 1],
  ['TEST-A', 2],
  ['TEST-A-7', 2],
  ['TEST-AB', 1],
  ['TESTA', undefined],
  ['test', undefined],
])('%s stands for %s', (value, meaning) => {
  expect(meaningOf(values, value)).toBe(meaning);
});
