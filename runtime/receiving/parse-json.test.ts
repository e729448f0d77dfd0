import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('parseJson', () => {
  it('leaves out what could lead to a prototype, at any depth and in any spelling', () => {
    const text = String.raw`{
      "__proto__": { "polluted": true },
      "list": [{ "\u005f_proto__": { "polluted": true }, "note": "__proto__" }],
      "constructor": { "prototype": { "polluted": true } }
    }`;
    const read = parseJson(text);
    expect(JSON.stringify(read)).toBe('{"list":[{"note":"__proto__"}]}');
    expect(Object.assign({}, read)).not.toHaveProperty('polluted');
  });

  it('keeps honest fields with such names', () => {
    const read = { constructor: 'Ferrari', prototype: true, cars: [{ constructor: { name: 'Lotus' } }] };
    expect(parseJson(JSON.stringify(read))).toEqual(read);
  });

  it('keeps what is escaped, and refuses what is no JSON', () => {
    expect(parseJson(String.raw`{"\u0061": "\u4e2d\u0000", "constructor": null}`)).toEqual({
      a: '中\0',
      constructor: null,
    });
    expect(() => parseJson('{"__proto__"')).toThrow(SyntaxError);
  });

  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('takes a hundred levels of %s and no more', (_what, open, close) => {
    const nested = (levels: number): string => `${open.repeat(levels)}1${close.repeat(levels)}`;
    expect(() => parseJson(nested(100))).not.toThrow();
    expect(() => parseJson(nested(101))).toThrow('100 levels');
  });

  it('counts no brackets in strings', () => {
    const text = JSON.stringify({ a: '[{'.repeat(200), [`"\\${'['.repeat(200)}`]: '\\' });
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('is done at once with a string that never ends', () => {
    expect(() => parseJson(`"${'\\"'.repeat(400_000)}`)).toThrow(SyntaxError);
  });
});
