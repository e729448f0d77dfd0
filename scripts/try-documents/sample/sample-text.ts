import fc from 'fast-check';
import { textAt } from '../../../generator/load/openapi.ts';
import type { Flat } from './flatten.ts';
import { NoSample } from './no-sample.ts';

const formats: Readonly<Record<string, string>> = {
  date: '2024-02-29',
  'date-time': '2024-02-29T12:30:00Z',
  time: '12:30:00Z',
  duration: 'P1DT2H',
  email: 'a@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/a?b=c',
  url: 'https://example.com/a?b=c',
  uuid: '5f3c5d1e-9f5e-4b53-8a3f-0d7c0a0b1c2d',
  byte: 'aGk=',
};

/**
 * A text that a schema allows.
 *
 * @param free what stands where anything may
 * @param made texts by pattern and length, for the next time: to find one may take seconds
 */
export function sampleText(schema: Flat, free: string, made: Map<string, string>): string {
  const { pattern, minLength = 0, maxLength = Number.MAX_SAFE_INTEGER } = schema;
  const fits = (text: string): boolean => {
    const length = [...text].length;
    return length >= Number(minLength) && length <= Number(maxLength);
  };
  if (typeof pattern === 'string') {
    const key = JSON.stringify([pattern, minLength, maxLength]);
    const known = made.get(key) ?? patterned(pattern, fits);
    made.set(key, known);
    return known;
  }
  const text = formats[textAt(schema, 'format')] ?? free;
  if (fits(text)) return text;
  const cut = [...text.padEnd(Number(minLength), 'x')].slice(0, Number(maxLength)).join('');
  // A header has no blank at its end.
  return cut.replace(/ $/, 'x');
}

function patterned(pattern: string, fits: (text: string) => boolean): string {
  const expression = expressionOf(pattern);
  if (expression === undefined) return 'x';
  const usual = [
    ...Object.values(formats),
    '2001:db8::/32',
    'abc',
    'a1',
    'A1B2C3',
    '123',
    '12',
    '1',
    'a',
    'x'.repeat(32),
  ];
  const known = usual.find((text) => expression.test(text) && fits(text));
  if (known !== undefined) return known;
  const texts = arbitrary(expression);
  for (const numRuns of [1, 20, 200]) {
    const wanted = fc.sample(texts, { seed: 1, numRuns }).find(fits);
    if (wanted !== undefined) return wanted;
  }
  throw new NoSample(`no text of the right length was found for ${pattern}`);
}

function arbitrary(expression: RegExp): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(expression);
  } catch {
    throw new NoSample(`no text can be made for ${expression.source}`);
  }
}

function expressionOf(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {}
  }
  return undefined;
}
