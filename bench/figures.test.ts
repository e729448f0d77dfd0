import { expect, test } from 'vitest';
import { figuresOf, quantile, ratio } from './figures.ts';

test('the median of an odd number of runs is the one in the middle, whatever their order', () => {
  expect(figuresOf([9, 1, 10])).toEqual({ median: 9, min: 1, max: 10, runs: 3 });
});

test('the median of an even number of runs lies between the two in the middle', () => {
  expect(figuresOf([10, 1, 2, 4]).median).toBe(3);
});

test('no runs have no median', () => {
  expect(() => figuresOf([])).toThrow('nothing to take the median of');
});

test('a quantile between two values is found in proportion', () => {
  expect(quantile([0, 10, 20, 30, 40], 0.99)).toBeCloseTo(39.6);
  expect(quantile([7], 0.99)).toBe(7);
});

test('a ratio says how many times the other it is', () => {
  expect(ratio(3, 2)).toBe('1.50x');
  expect(ratio(3, undefined)).toBe('-');
});
