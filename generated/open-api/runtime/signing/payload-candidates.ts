import { type CanonicalDepth, canonicalJson, parseObject } from './canonical-json.ts';

/**
 * The texts that a body may have been signed as: its raw bytes, then, when it is a JSON object, its canonical forms.
 *
 * The raw bytes come first because they are what the platform signs, and because re-printing is only a guess: escapes,
 * duplicate keys and the order of keys such as "10" in unsorted levels are gone once the text has been parsed.
 *
 * @param depths the canonical forms to try, in this order; they are made only when the raw bytes were not enough
 */
export function* payloadCandidates(
  body: Uint8Array,
  depths: readonly CanonicalDepth[],
): Generator<Uint8Array | string> {
  yield body;
  // Not `yield*`: TypeScript 5.4 holds a plain iterable for none to delegate to.
  for (const form of canonicalForms(body, depths)) yield form;
}

/** Bytes of a body that are parsed to look for another form. Parsing what nobody has signed must stay cheap. */
const canonicalLimit = 256 * 1024;

function canonicalForms(body: Uint8Array, depths: readonly CanonicalDepth[]): Iterable<string> {
  if (body.byteLength > canonicalLimit) return [];
  try {
    const value = parseObject(body);
    return new Set(depths.map((depth) => canonicalJson(value, depth)));
  } catch {
    return []; // Not UTF-8, not a JSON object, or nested too deep: only its raw bytes can have been signed.
  }
}
