import { describe, expect, it } from 'vitest';
import { type Language, languageOf, placeOf, stateAfter } from './languages.ts';

describe('stateAfter', () => {
  it.each<[Language, string, string]>([
    ['script', 'const a = 1; ', 'code'],
    ['script', 'a(); // it', 'comment'],
    ['script', 'a(); // it\n', 'code'],
    ['script', '/** `it', 'comment'],
    ['script', '/* it */ ', 'code'],
    ['script', "'http://x", 'string'],
    ['script', "'it\\'s ", 'string'],
    ['script', "'done' + ", 'code'],
    ['script', '`a\n', 'string'],
    ['script', "'left open\n", 'code'],
    ['python', 'a = 1  # it', 'comment'],
    ['python', '"""One.\n', 'string'],
    ['python', '"""One."""\n', 'code'],
    ['python', "'#' ", 'code'],
    ['yaml', "it's: ", 'code'],
    ['yaml', "it: 'is ", 'string'],
    ['yaml', 'a#b: ', 'code'],
    ['yaml', 'a: b # it', 'comment'],
    ['markdown', '# It `is` ', 'code'],
    ['markdown', '[it](', 'string'],
    ['markdown', '[it](there) ', 'code'],
    ['markdown', '[it]: ', 'string'],
    ['markdown', '[it]: there\n', 'code'],
    ['markdown', 'see <', 'string'],
    ['markdown', 'a < b <a href=', 'string'],
    ['json', '{ "a": ', 'code'],
    ['json', '{ "a', 'string'],
  ])('%s: %j goes on as %s', (language, text, place) => {
    expect(placeOf(stateAfter(text, 'code', language))).toBe(place);
  });

  it('goes on in the middle of a comment or string', () => {
    expect(stateAfter('end */ a', '/*', 'script')).toBe('code');
    expect(stateAfter(" it's", '"', 'script')).toBe('"');
  });
});

describe('languageOf', () => {
  it('goes by the end of the name', () => {
    expect(['a.d.ts', 'docs/a.md', 'a.py', 'a.go', 'Makefile', 'a.constructor'].map(languageOf)).toEqual([
      'script',
      'markdown',
      'python',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
