/** Which levels are sorted: the outermost object only, or every object below it too. */
export type CanonicalDepth = 'top' | 'all';

// ES2026, in Node since 21; TypeScript's library does not describe them yet.
interface RawJsonMethods {
  rawJSON(text: string): object;
  isRawJSON(value: unknown): boolean;
}
const { rawJSON, isRawJSON } = JSON as JSON & RawJsonMethods;

/**
 * Prints plain JSON data the way signatures want it: compact, keys in ascending code-unit order, members that are
 * null or undefined left out, non-ASCII and `/` unescaped. Levels that are not sorted keep all their members.
 *
 * @param value what JSON can hold; numbers of `parseJson` keep their spelling
 * @throws RangeError when `value` is nested some thousand levels deep, TypeError for a bigint
 * @see SaaS guide V2.0, "HTTP body signature" (zh-cn_topic_0070649476)
 */
export function canonicalJson(value: unknown, depth: CanonicalDepth): string {
  if (typeof value !== 'object' || value === null || isRawJSON(value)) return plainJson(value);
  const print = (member: unknown) => (depth === 'all' ? canonicalJson(member, depth) : plainJson(member));
  if (Array.isArray(value)) return `[${value.map(print).join(',')}]`;
  // Text is joined by hand: an object made anew would put keys such as "10" first, whatever the order of insertion.
  const members = Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${print(member)}`);
  return `{${members.join(',')}}`;
}

function plainJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/**
 * Parses JSON for `canonicalJson`: numbers stay as they were written (`100.0`, integers above 2^53).
 *
 * @throws SyntaxError when `text` is not JSON
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? rawJSON(context.source) : value,
  );
}

/**
 * Parses the bytes of a JSON object for `canonicalJson`.
 *
 * @throws Error when `body` is not a JSON object in UTF-8
 */
export function parseObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  const value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  if (isObject(value)) return value;
  throw new TypeError('The body is JSON, but not an object.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJSON(value);
}
