import { describe, expect, it } from 'vitest';
import { differences, type Piece } from './differences.ts';

/** What differs in brackets. */
function shown(pieces: readonly Piece[]): string {
  return pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
}

function compared(expected: string, actual: string): string[] {
  const found = differences(expected, actual);
  return [shown(found.expected), shown(found.actual)];
}

describe('differences', () => {
  it('mark the words that only one text has', () => {
    expect(compared('resultCode 000001', 'resultCode 000000, HTTP 200')).toEqual([
      'resultCode [000001]',
      'resultCode [000000, HTTP 200]',
    ]);
  });

  it('mark nothing in equal texts, and all where one is empty', () => {
    expect(compared('a b', 'a b')).toEqual(['a b', 'a b']);
    expect(compared('', 'a b')).toEqual(['', '[a b]']);
  });

  it('find a word in the middle that was put in', () => {
    expect(compared('one three', 'one two three')).toEqual(['one three', 'one [two ]three']);
  });

  it('lose nothing of long texts', () => {
    const long = 'word '.repeat(10_000);
    expect(differences(long, 'word').expected).toEqual([{ text: long, differs: true }]);
  });
});
