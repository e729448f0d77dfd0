import { comment, lineSafe } from './helpers.ts';
import { plainText } from './plain-text.ts';

const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** A string literal in double quotes; Python reads the escapes of JSON. */
export function pystring(value: unknown): string {
  return lineSafe(JSON.stringify(plainText(value)));
}

/** A name of the model; one that is a keyword of Python gets an underscore. */
export function pyident(value: unknown): string {
  if (typeof value !== 'string' || !/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(value))
    throw new Error(`${JSON.stringify(value)} is no name in Python; names are made safe in the model.`);
  return keywords.has(value) ? `${value}_` : value;
}

/** The rest of a line behind `#`. On the first two lines `coding: …` would say how to read the whole file. */
export function pycomment(value: unknown): string {
  return comment(value).replaceAll(/coding(?=[:=])/g, 'coding ');
}
