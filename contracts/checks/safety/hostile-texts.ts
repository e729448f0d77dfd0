import type { Fields } from '../../merchant/fields.ts';

/** Multiplied by whoever evaluates what only has to be stored. */
const sum = '7919*7907';
export const product = String(7919 * 7907);

/** A header that only an answer has whose making took the line feed of an identifier for its own. */
export const injectedHeader = 'x-injected';

/** Identifiers that do no harm even where they work, in place of those that nobody knows. */
export interface HostileText {
  /** `a quote and OR, as in an SQL injection` */
  readonly what: string;
  readonly value: string;
  /** How to mend a server that falls for it. */
  readonly mend: string;
}

const texts = (what: string, mend: string, ...values: readonly string[]): readonly HostileText[] =>
  values.map((value) => ({ what, value, mend }));

const parameters = 'Pass identifiers to the database as parameters of a prepared statement.';
const names = 'Look identifiers up in a Map or a table, not among the members of a plain object.';
const plain = 'Take identifiers for plain text: never a part of a template, command or expression.';

export const hostileTexts: readonly HostileText[] = [
  ...texts('part of an SQL statement', parameters, "' OR '1'='1", "1' OR 1=1 -- ", '1 OR 1=1', '" OR ""="'),
  ...texts('a wild card', 'Compare identifiers as a whole, without patterns.', '%', '_', '*', '.*'),
  ...texts('a path', 'Make no file name of an identifier.', '../../../../etc/passwd', '..\\..\\win.ini'),
  ...texts('a template', plain, `{{${sum}}}`, `\${${sum}}`, `<%= ${sum} %>`, `#{${sum}}`, `$((${sum}))`),
  ...texts(
    'the name of a member that every JavaScript object has',
    names,
    '__proto__',
    'constructor',
    'toString',
  ),
  ...texts(
    'line feeds',
    'Put identifiers into no header and no log as they are.',
    `x\r\nX-Injected: koocontract\r\n\r\n`,
  ),
  ...texts('a NUL character', 'Refuse characters that the database cannot store.', 'x\u0000y'),
  ...texts('the text of nothing', names, 'null', 'undefined', '0'),
];

/** What a database would take for a condition: an object in place of a text, or what query strings make of it. */
export function condition(field: string, inBody: boolean): Fields {
  return inBody ? { [field]: { $ne: '' } } : { [field]: undefined, [`${field}[$ne]`]: 'x' };
}
