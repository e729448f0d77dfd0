import type Handlebars from 'handlebars';

/**
 * One helper per place that text can go to in the output. Templates print nothing but through these, so no
 * string of a document can end a comment, a literal or a statement; a lint over the templates proves it.
 */
export type ContextHelper = (value: unknown) => string;

/** Code that was made by a code printer of our own or of a library, never by a document. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const identifierPattern = /^[\p{ID_Start}_$][\p{ID_Continue}$\u200c\u200d]*$/u;

/** A name that was made safe in the model. */
function ident(value: unknown): string {
  if (typeof value === 'string' && identifierPattern.test(value)) return value;
  throw new Error(`${JSON.stringify(value)} is no identifier; names are made safe in the model.`);
}

/** A string literal in single quotes. */
function string(value: unknown): string {
  const escaped = JSON.stringify(String(value)).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${lineSafe(escaped)}'`;
}

/** A property key: bare where it may be, else quoted. */
function key(value: unknown): string {
  // Bare or quoted, `__proto__` would set the prototype.
  if (value === '__proto__') return "['__proto__']";
  return typeof value === 'string' && identifierPattern.test(value) ? value : string(value);
}

/** Any JSON value as a literal. */
function json(value: unknown): string {
  return lineSafe(JSON.stringify(value) ?? 'undefined');
}

/** A number as a literal. */
function number(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new Error(`${JSON.stringify(value)} is no number.`);
}

/** One line of a comment. */
export function comment(value: unknown): string {
  return (
    String(value)
      .toWellFormed()
      .replaceAll('*/', '*\\/')
      .replaceAll('/*', '/ *')
      .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .replaceAll(unseen, escaped)
      // Alone in a comment these would tell the compiler what to report.
      .replaceAll(/@(?=ts-)/g, '@ ')
      .trim()
  );
}

/** Code from a printer. */
function code(value: unknown): string {
  if (value instanceof Code) return value.text;
  throw new Error('Only code from a printer may be printed as it is.');
}

/** Marks that turn the direction of writing, so that code would not be what it looks like, and the byte order mark. */
const unseen = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** What JSON may hold as it is, but a line of JavaScript, YAML or Python may not in every engine and editor. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;

/** Text between quotes, on one line and with nothing in it that can't be seen. */
export function lineSafe(text: string): string {
  return text.replaceAll(unprintable, escaped).replaceAll(unseen, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export const contextHelpers = { ident, string, key, json, number, comment, code } satisfies Readonly<
  Record<string, ContextHelper>
>;

/** A whole documentation comment: `{{doc lines indent=2}}`, one line of the list to a line of the comment. */
export function doc(lines: unknown, options: Handlebars.HelperOptions): string {
  const texts = Array.isArray(lines) ? lines.map(comment) : [];
  const indent = ' '.repeat(Number(options.hash['indent'] ?? 0));
  if (texts.length === 0) return '';
  if (texts.length === 1) return `${indent}/** ${texts[0]} */\n`;
  return [`${indent}/**`, ...texts.map((text) => `${indent} * ${text}`.trimEnd()), `${indent} */`, ''].join(
    '\n',
  );
}
