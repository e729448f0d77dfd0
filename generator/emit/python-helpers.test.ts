import { describe, expect, it } from 'vitest';
import { pycomment, pyident, pystring } from './python-helpers.ts';

const hostile = [
  '"""',
  "'''",
  '"; import os; "',
  '\\',
  '\\"',
  'a\nb',
  'a\r\nb',
  'a\u2028b\u0085c\u0000d\u007fe',
  '{x} %s',
  '\u202etxet',
  '\ud800',
  '😀',
];

describe('pystring', () => {
  // Python reads every escape of JSON as JSON does, so what is JSON is one literal with the same text.
  it.each(hostile)('%j is one literal on one line', (text) => {
    const literal = pystring(text);
    expect(JSON.parse(literal)).toBe(text.toWellFormed());
    expect(literal).toMatch(/^"(?:[^"\\\p{Cc}\u2028\u2029\u202e]|\\["\\bfnrt]|\\u[0-9a-f]{4})*"$/u);
  });
});

describe('pycomment', () => {
  it.each(hostile)('%j stays on its line', (text) => {
    expect(pycomment(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
  });

  it.each(['coding: utf-7', 'x encoding=utf-7', '-*- coding:utf-7 -*-'])(
    '%j says nothing of the file',
    (text) => {
      expect(`# ${pycomment(text)}`).not.toMatch(/^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/);
    },
  );
});

describe('pyident', () => {
  it('takes names of the model only, and keeps off keywords', () => {
    expect(['newInstance', '订单', '_2fa', 'from', 'None', 'this'].map(pyident)).toEqual([
      'newInstance',
      '订单',
      '_2fa',
      'from_',
      'None_',
      'this',
    ]);
    for (const text of [...hostile, 'a b', '2fa', '$a', '', 5])
      expect(() => pyident(text), String(text)).toThrow('is no name in Python');
  });
});
