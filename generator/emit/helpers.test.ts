import { parseYaml } from '@redocly/openapi-core';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { Code, type ContextHelper, contextHelpers, doc } from './helpers.ts';

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
  'a\u0085b\u0000c\u007fd',
  '\u202etxet\u2066',
];

function helper(name: string, value: unknown): string {
  const found = Object.entries<ContextHelper>(contextHelpers).find(([known]) => known === name);
  if (found === undefined) throw new Error(name);
  return found[1](value);
}

/** Whether the compiler is told to keep an error of this text to itself. */
function suppressed(text: string): boolean {
  const host = ts.createCompilerHost({});
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2024);
  const program = ts.createProgram(
    ['a.ts'],
    { noLib: true, strict: true, types: [] },
    { ...host, getSourceFile: () => source },
  );
  return program.getSemanticDiagnostics(source).length === 0;
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

  it.each(['@ts-expect-error', '@ts-ignore', '/// @ts-expect-error'])(
    'comment: %j does not tell the compiler what to report',
    (text) => {
      const options = { hash: {}, fn: () => '', inverse: () => '', data: {} };
      expect(suppressed(`${doc([text], options)}const a: string = 1;`)).toBe(false);
      expect(suppressed(`// ${helper('comment', text)}\nconst a: string = 1;`)).toBe(false);
    },
  );

  it.each(hostile)('comment: nothing in %j is hidden', (text) => {
    expect(helper('comment', text)).not.toMatch(/[\p{Cc}\u2028\u202e\u2066]/u);
  });

  it.each(hostile)('json: %j is the same value in YAML', (text) => {
    expect(parseYaml(`a: ${helper('json', text)} # comment\nb: 1\n`)).toEqual({ a: text, b: 1 });
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
