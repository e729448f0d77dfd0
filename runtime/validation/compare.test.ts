import { describe, expect, it } from 'vitest';
import { characters, equal } from './compare.ts';

describe('characters', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['中文', 2],
    ['😀', 1],
    ['a😀b', 3],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
  ])('counts those of %j', (text, count) => {
    expect(characters(text)).toBe(count);
  });
});

describe('equal', () => {
  it('compares JSON values deeply', () => {
    expect(equal({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(equal({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(equal([1], { 0: 1 })).toBe(false);
    expect(equal({ a: undefined }, { b: undefined })).toBe(false);
  });
});
