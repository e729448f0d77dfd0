import { isRecord } from '../../generator/load/openapi.ts';
import type { Content, Example } from '../../generator/model/model.ts';
import { escaped, like, type Matching, text } from './matchers.ts';

/**
 * What an answer in text must be: XML of the same elements; other text as its schema's pattern says, else the very text
 * of the example, but for white space at its end.
 */
export function expectedText({ mediaType, schema }: Content, example: string): Matching<string> {
  if (/\bxml\b/i.test(mediaType)) return like(example);
  const pattern = isRecord(schema) ? schema['pattern'] : undefined;
  return text(typeof pattern === 'string' ? pattern : `^${escaped(example)}\\s*$`, example);
}

/**
 * What a header of an answer must be: the very text, but for the values of an address's query that the request does not
 * have. Those, as the code of a redirect, are the provider's own.
 */
export function expectedHeader(example: string, { parameters }: Example): Matching<string> {
  const [address = '', query] = example.split(/\?(.*)/s);
  if (query === undefined) return text(`^${escaped(example)}$`, example);
  const form = [...new URLSearchParams(query)].map(([name, value]) => {
    const isAsked = parameters.query[name] === value;
    return `${escaped(name)}=${isAsked ? escaped(encodeURIComponent(value)) : '[^&#]+'}`;
  });
  return text(`^${escaped(address)}\\?${form.join('&')}$`, example);
}
