import { describe, expect, it } from 'vitest';
import { verbatim } from './odd-values.ts';
import { printed, repeating, writings } from './writing.ts';

const members = {
  activity: 'newInstance',
  memo: 'a"\\😀\n实例\u0000',
  nothing: verbatim('null'),
  number: verbatim('1e400'),
};

describe('a body', () => {
  it.each(writings)('says the same in every writing: %s', (writing) => {
    const text = printed(members, writing, []);
    expect(JSON.parse(text)).toEqual({ ...members, nothing: null, number: Number.POSITIVE_INFINITY });
    expect(text).toContain('1e400');
  });

  it('is written in a way of its own each time', () => {
    expect(new Set(writings.map((writing) => printed(members, writing, []))).size).toBe(writings.length);
  });

  it('holds a member twice', () => {
    expect(printed({ a: '$&', b: 1 }, 'compact', ['a', 'missing'])).toBe('{"a":"$&","a":"$&","b":1}');
  });
});

it('an address holds a parameter twice', () => {
  expect(repeating(new URL('http://merchant/?a=1%202&b=3'), ['a', 'c']).search).toBe('?a=1+2&b=3&a=1+2');
});
