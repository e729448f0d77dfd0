import { describe, expect, it } from 'vitest';
import { Code, contextHelpers, doc } from './helpers.ts';

const hostile = [
  '*/ alert(1) /*',
  "'; alert(1); '",
  '`$' + '{alert(1)}`',
  '\\',
  'a\nb',
  'a\u2028b',
  '</script>',
  '{{x}}',
  '__proto__',
  '"',
  '😀',
];

function helper(name: string, value: unknown): string {
  const found = contextHelpers[name];
  if (found === undefined) throw new Error(name);
  return found(value);
}

describe('context helpers', () => {
  it.each(hostile)('string: %j comes back as it was', (text) => {
    const literal = helper('string', text);
    expect(new Function(`return ${literal}`)()).toBe(text);
    expect(literal).not.toMatch(/[\n\u2028\u2029]/);
  });

  it.each(hostile)('key: %j is one property', (text) => {
    const made: unknown = new Function(`return { [${helper('string', text)}]: 1 }`)();
    expect(Object.keys(Object(made))).toEqual([text]);
    expect(Object.keys(Object(new Function(`return { ${helper('key', text)}: 1 }`)()))).toEqual([text]);
  });

  it.each(hostile)('comment: %j does not end the comment', (text) => {
    expect(new Function(`/* ${helper('comment', text)} */ return 1`)()).toBe(1);
    expect(new Function(`// ${helper('comment', text)}\nreturn 1`)()).toBe(1);
  });

  it('json prints any value', () => {
    const value = { a: ['\u2028', null, 1.5] };
    expect(new Function(`return ${helper('json', value)}`)()).toEqual(value);
  });

  it('ident, number and code take nothing that could be more than that', () => {
    for (const text of hostile.filter((name) => name !== '__proto__'))
      expect(() => helper('ident', text)).toThrow('no identifier');
    expect(helper('ident', '订单')).toBe('订单');
    expect(() => helper('number', '1; alert(1)')).toThrow('no number');
    expect(() => helper('code', 'alert(1)')).toThrow('Only code from a printer');
    expect(helper('code', new Code('x'))).toBe('x');
  });

  it('doc prints one line short, several as a block', () => {
    const options = { hash: { indent: 2 }, fn: () => '', inverse: () => '', name: 'doc', data: {} };
    expect(doc(['One.'], options)).toBe('  /** One. */\n');
    expect(doc(['One.', '', 'Two */.'], options)).toBe('  /**\n   * One.\n   *\n   * Two *\\/.\n   */\n');
    expect(doc([], options)).toBe('');
  });
});
