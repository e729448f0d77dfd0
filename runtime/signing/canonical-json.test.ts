import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseJson, parseObject } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('sorts keys by code unit and prints compactly', () => {
    expect(canonicalJson({ b: 1, a: [1, 2], B: 'x y' }, 'top')).toBe('{"B":"x y","a":[1,2],"b":1}');
  });

  it('sorts keys that look like numbers as text', () => {
    expect(canonicalJson({ 9: 'nine', 10: 'ten', a: 1 }, 'top')).toBe('{"10":"ten","9":"nine","a":1}');
  });

  it('leaves out members that are null or undefined', () => {
    expect(canonicalJson({ b: null, a: undefined, c: '' }, 'top')).toBe('{"c":""}');
  });

  it('keeps order and nulls below the top level at depth "top"', () => {
    expect(canonicalJson({ a: { z: null, y: [null, { d: 1, c: 2 }] } }, 'top')).toBe(
      '{"a":{"z":null,"y":[null,{"d":1,"c":2}]}}',
    );
  });

  it('sorts objects in objects and arrays at depth "all", and keeps nulls in arrays', () => {
    expect(canonicalJson({ a: { z: null, y: [null, { d: 1, c: [{}] }] } }, 'all')).toBe(
      '{"a":{"y":[null,{"c":[{}],"d":1}]}}',
    );
  });

  it('prints null for what JSON lacks in an array, as JSON does', () => {
    expect(canonicalJson({ a: [undefined] }, 'all')).toBe('{"a":[null]}');
  });

  it('leaves non-ASCII and slashes as they are, and escapes what JSON must', () => {
    expect(canonicalJson({ a: '云/店 "\n\\' }, 'top')).toBe('{"a":"云/店 \\"\\n\\\\"}');
  });

  it('treats __proto__ as any key', () => {
    const value = parseJson('{"b":1,"__proto__":{"d":1,"c":2}}');
    expect(canonicalJson(value, 'all')).toBe('{"__proto__":{"c":2,"d":1},"b":1}');
  });

  it.each([null, true, 'x', 1.5, [3, 1]])('prints %j as JSON does', (value) => {
    expect(canonicalJson(value, 'all')).toBe(JSON.stringify(value));
  });

  it.each(['top', 'all'] as const)('prints numbers as they were written at depth "%s"', (depth) => {
    const text = '{"a":100.0,"b":12345678901234567890,"c":[1E+2,{"d":-0.0}]}';
    expect(canonicalJson(parseJson(text), depth)).toBe(text);
  });
});

describe('parseObject', () => {
  it('reads an object, its numbers as they were written', () => {
    expect(canonicalJson(parseObject(Buffer.from('{"b":100.0,"a":{}}')), 'top')).toBe('{"a":{},"b":100.0}');
  });

  it.each(['null', '[{}]', '5', '"{}"', '', '{'])('refuses %s', (text) => {
    expect(() => parseObject(Buffer.from(text))).toThrow();
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseObject(Buffer.from('{"a":"\xff"}', 'latin1'))).toThrow(TypeError);
  });
});
