import { expect, it } from 'vitest';
import { append, limit, remember } from './bounded.ts';

it('the last 10,000 entries of a list are kept', () => {
  const list: number[] = [];
  for (let item = 0; item < limit + 5; item++) append(list, item);
  expect([list.length, list[0], list.at(-1)]).toEqual([10_000, 5, 10_004]);
});

it('the last 10,000 keys are remembered', () => {
  const map = new Map<string, number>();
  for (let key = 0; key < limit + 5; key++) remember(map, `${key}`, key);
  expect([map.size, map.has('4'), map.get('5'), map.get('10004')]).toEqual([10_000, false, 5, 10_004]);
});
