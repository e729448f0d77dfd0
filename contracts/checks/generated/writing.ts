import { canonicalJson } from '../../../runtime/signing/canonical-json.ts';
import type { Fields } from '../../merchant/fields.ts';

/** Ways to write the same JSON; `compact` is the platform's own. */
export const writings = ['compact', 'white space', 'escapes', 'descending order'] as const;
export type Writing = (typeof writings)[number];

/**
 * Prints the members of a body.
 *
 * @param twice names of members that stand there a second time
 */
export function printed(members: Fields, writing: Writing, twice: readonly string[]): string {
  const again = twice.flatMap((name) =>
    name in members ? [`${JSON.stringify(name)}:${canonicalJson(members[name], 'all')},`] : [],
  );
  return written(members, writing).replace('{', () => `{${again.join('')}`);
}

function written(members: Fields, writing: Writing): string {
  switch (writing) {
    case 'compact':
      return canonicalJson(members, 'all');
    case 'white space':
      return `${JSON.stringify(members, undefined, '\t')}\r\n`;
    case 'escapes':
      return JSON.stringify(members).replaceAll(/"(?:[^"\\]|\\.)*"/g, escaped);
    case 'descending order':
      return JSON.stringify(Object.fromEntries(Object.entries(members).toReversed()));
  }
}

/** Every letter of a JSON string as `\u….`; what is escaped already stays so. */
function escaped(literal: string): string {
  return literal.replaceAll(/\\(?:u.{4}|.)|[^"]/g, (part) =>
    part.startsWith('\\') ? part : `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The address with parameters that stand there a second time. */
export function repeating(url: URL, twice: readonly string[]): URL {
  const repeated = new URL(url);
  for (const name of twice) {
    const value = url.searchParams.get(name);
    if (value !== null) repeated.searchParams.append(name, value);
  }
  return repeated;
}
