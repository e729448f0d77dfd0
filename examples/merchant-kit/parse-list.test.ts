import { describe, expect, it } from 'vitest';
import { parseList } from './parse-list.ts';

describe('parseList', () => {
  it.each([
    ['[]', []],
    ['[{"a":"b: c", "d":[1,true]}]', [{ a: 'b: c', d: [1, true] }]],
    ['[{a : "x, b:\\"c\\"", d:""}]', [{ a: 'x, b:"c"', d: '' }]],
  ])('reads %s', (text, list) => {
    expect(parseList(text)).toEqual(list);
  });

  it.each(['', '{}', '"a"', '[', 'null'])('takes %j for no list', (text) => {
    expect(parseList(text)).toBeUndefined();
  });
});
