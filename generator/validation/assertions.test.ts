import { describe, expect, it } from 'vitest';
import type { Json } from '../model/model.ts';
import { isAssertion } from './assertions.ts';

describe('a keyword with a value that it can not have checks nothing:', () => {
  it.each<[string, Json]>([
    ['type', 'file'],
    ['type', []],
    ['enum', []],
    ['required', true],
    ['pattern', '(?i)a'],
    ['minLength', '3'],
    ['multipleOf', 0],
    ['exclusiveMinimum', true],
    ['title', 'x'],
    ['constructor', 'x'],
  ])('%s: %j', (keyword, value) => {
    expect(isAssertion(keyword, value)).toBe(false);
  });
});

describe('a keyword is checked:', () => {
  it.each<[string, Json]>([
    ['type', ['string', 'null']],
    ['const', null],
    ['required', []],
    ['pattern', '^[\\w-.]+$'],
    ['minimum', -1.5],
  ])('%s: %j', (keyword, value) => {
    expect(isAssertion(keyword, value)).toBe(true);
  });
});
