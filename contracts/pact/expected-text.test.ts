import { describe, expect, it } from 'vitest';
import type { Example } from '../../generator/model/model.ts';
import { expectedHeader, expectedText } from './expected-text.ts';
import { like, text } from './matchers.ts';

const plain = { mediaType: 'text/plain', format: 'text', required: true, schema: true } as const;

describe('an expected text', () => {
  it('is that of the example, but for white space at its end', () => {
    const { regex = '' } = { ...expectedText(plain, 'yes\na.b') } as { regex?: string };
    const pattern = new RegExp(regex);
    expect(['yes\na.b', 'yes\na.b\n', 'yes\naxb', 'no\n\n'].map((each) => pattern.test(each))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is as the pattern of its schema', () => {
    const schema = { type: 'string', pattern: '^yes\\n.+' };
    expect(expectedText({ ...plain, schema }, 'yes\na')).toEqual(text('^yes\\n.+', 'yes\na'));
  });

  it('has any values in XML', () => {
    expect(expectedText({ ...plain, mediaType: 'application/xml' }, '<a/>')).toEqual(like('<a/>'));
  });
});

describe('an expected header', () => {
  const example: Example = {
    name: 'logged-in',
    summary: '',
    state: undefined,
    parameters: { path: {}, query: { state: 'a b' }, header: {}, cookie: {} },
    body: undefined,
    response: { status: '302', headers: {}, body: undefined },
  };
  const fits = (value: string, pattern: string): boolean => {
    const { regex = '' } = { ...expectedHeader(pattern, example) } as { regex?: string };
    return new RegExp(regex).test(value);
  };

  it('is the very text', () => {
    expect(fits('https://example.com', 'https://example.com')).toBe(true);
    expect(fits('https://example.com/x', 'https://example.com')).toBe(false);
  });

  it('has any values in its query but those of the request', () => {
    const pattern = 'https://example.com/?code=1&state=a%20b';
    expect(fits('https://example.com/?code=2&state=a%20b', pattern)).toBe(true);
    expect(fits('https://example.com/?code=&state=a%20b', pattern)).toBe(false);
    expect(fits('https://example.com/?code=2&state=c', pattern)).toBe(false);
    expect(fits('https://example.com/?kode=2&state=a%20b', pattern)).toBe(false);
  });
});
