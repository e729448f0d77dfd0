import Handlebars from 'handlebars';
import { expect, it } from 'vitest';
import { literal } from './literal.ts';

function print(value: unknown): string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('literal', literal);
  return handlebars.compile('{{{literal value indent=2}}}')({ value });
}

it('prints what fits on a line there', () => {
  expect(print({ a: [1, null, true], 'b-c': "it's", d: {}, e: [] })).toBe(
    `{ a: [1, null, true], 'b-c': 'it\\'s', d: {}, e: [] }`,
  );
});

it('breaks what does not, and fills the lines of a list', () => {
  const word = 'x'.repeat(30);
  expect(print({ list: [word, word, word, word], same: true })).toBe(`{
    list: [
      '${word}', '${word}',
      '${word}', '${word}',
    ],
    same: true,
  }`);
});

it('keeps every value as it is, whatever it holds', () => {
  const value: unknown = JSON.parse(
    '{"__proto__":{"x":1},"a\\u2028b":"`$\u007balert(1)}`\\u0000*/","constructor":["\\\\","\\"","😀"],"":-0.5e-7}',
  );
  const read: unknown = new Function(`return ${print(value)}`)();
  expect(read).toEqual(value);
  expect(Object.keys(Object(read))).toEqual(Object.keys(Object(value)));
});
