/** Something that a text may hold. */
export interface OddText {
  readonly text: string;
  /** A web server or framework may refuse it by itself. */
  readonly hard?: true;
}

/**
 * What texts hold sooner or later, and what breaks careless programs, in words for a report. Failing cases shrink to
 * the first one, so it has to be harmless.
 */
export const oddTexts: Readonly<Record<string, OddText>> = {
  letters: { text: 'abc' },
  'an emoji': { text: '😀' },
  'an emoji of several characters': { text: '👩‍👩‍👧' },
  'Chinese characters': { text: '实例' },
  'a rare Chinese character': { text: '𠮷' },
  'a combining accent': { text: 'e\u0301' },
  'Hebrew letters': { text: 'אב' },
  'a right-to-left mark': { text: '\u202e' },
  'a double quote': { text: '"' },
  'a single quote': { text: "O'Brien" },
  'a backslash': { text: '\\' },
  'a backslash at an end': { text: '\\"\\' },
  'a slash': { text: '/' },
  'a percent sign': { text: '100%' },
  'percent letters': { text: '%s%n%d' },
  'a plus sign': { text: 'a+b' },
  'angle brackets': { text: '<b>' },
  'an ampersand': { text: 'a&b=c' },
  braces: { text: '{0}{{}}' },
  'a dollar sign': { text: '$1 $x' },
  'regular expression signs': { text: '(*[+?' },
  'a semicolon': { text: ';--' },
  blanks: { text: ' a ' },
  'a line break': { text: 'a\r\nb', hard: true },
  'a tab': { text: '\t', hard: true },
  'a no-break space': { text: '\u00a0' },
  'a zero-width space': { text: '\u200b' },
  'a line separator': { text: '\u2028' },
  'a byte order mark': { text: '\ufeff' },
  'a NUL character': { text: '\u0000', hard: true },
  'a control character': { text: '\u001b[31m', hard: true },
  'a DEL character': { text: '\u007f', hard: true },
  'full-width digits': { text: '１２' },
};
