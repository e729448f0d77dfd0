import { describe, expect, it } from 'vitest';
import { mediaType, oneOf } from './matchers.ts';

/** The pattern that an expectation asks for, wherever it stands in it. */
function patternIn(expectation: unknown): RegExp {
  const regex: unknown = JSON.parse(
    /"regex":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(expectation))?.[1] ?? 'null',
  );
  return new RegExp(String(regex));
}

describe('oneOf', () => {
  it('takes the alternatives literally and whole', () => {
    const pattern = patternIn(oneOf(['a.b', 'c'], 'c'));
    expect(['a.b', 'c', 'axb', 'cc', ''].map((text) => pattern.test(text))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('mediaType', () => {
  it('lets a media type have parameters, and be no other', () => {
    const pattern = patternIn(mediaType('application/json'));
    const types = ['application/json', 'application/json; charset=utf-8', 'application/json5', 'text/html'];
    expect(types.map((type) => pattern.test(type))).toEqual([true, true, false, false]);
  });
});
