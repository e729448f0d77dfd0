/** Levels of a body; what is deeper would break those who walk it. */
const depthLimit = 100;

/**
 * JSON from outside, without the keys that could lead to a prototype.
 *
 * @throws Error for text that is no JSON, or nested more than 100 levels deep
 */
export function parseJson(text: string): unknown {
  if (mayBeDeep(text) && isTooDeep(text)) throw new Error(`nested more than ${depthLimit} levels deep`);
  if (!mayHavePrototypeKeys(text)) return JSON.parse(text) as unknown;
  const withoutPrototypeKeys = (key: string, value: unknown): unknown =>
    isPrototypeKey(key, value) ? undefined : value;
  return JSON.parse(text, withoutPrototypeKeys) as unknown;
}

/** Few bodies need the walk: the names stand there as they are, or with escapes of ASCII. */
function mayHavePrototypeKeys(text: string): boolean {
  return text.includes('__proto__') || text.includes('constructor') || text.includes('\\u00');
}

/**
 * Whether copying this field on into another object, as merging functions do, could change what all objects inherit.
 * `constructor` alone is an honest name; it is harmful where its value has a `prototype`.
 */
export function isPrototypeKey(key: string, value: unknown): boolean {
  if (key !== 'constructor') return key === '__proto__';
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}

/** Most bodies have fewer brackets than that; to look for the next one is faster than to look at each character. */
function mayBeDeep(text: string): boolean {
  return countOf('{', text) + countOf('[', text) > depthLimit;
}

/** Counts no further than the limit. */
function countOf(bracket: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(bracket); at >= 0 && count <= depthLimit; at = text.indexOf(bracket, at + 1))
    count++;
  return count;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  // Character by character: a pattern for strings takes time that grows with the square of one that never ends.
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inString && character === '\\') i++;
    else if (character === '"') inString = !inString;
    else if (!inString && (character === '[' || character === '{')) depth++;
    else if (!inString && (character === ']' || character === '}')) depth--;
    if (depth > depthLimit) return true;
  }
  return false;
}
