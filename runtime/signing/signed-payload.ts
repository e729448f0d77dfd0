import { type CanonicalDepth, canonicalJson, parseObject } from './canonical-json.ts';

/**
 * Whether one of the texts that a body may have been signed as fits: its raw bytes, or, when it is a JSON object, one of its
 * canonical forms.
 *
 * The raw bytes come first because they are what the platform signs, and because re-printing is only a guess: escapes,
 * duplicate keys and the order of keys such as "10" in unsorted levels are gone once the text has been parsed.
 *
 * @param depths the canonical forms to try, in this order; they are made only when the raw bytes were not enough
 */
export function isSignedPayload(
  body: Uint8Array,
  depths: readonly CanonicalDepth[],
  fits: (payload: Uint8Array | string) => boolean,
): boolean {
  return fits(body) || canonicalForms(body, depths).some(fits);
}

/** Bytes of a body that are parsed to look for another form. Parsing what nobody has signed must stay cheap. */
const canonicalLimit = 256 * 1024;

function canonicalForms(body: Uint8Array, depths: readonly CanonicalDepth[]): readonly string[] {
  if (body.byteLength > canonicalLimit) return [];
  try {
    const value = parseObject(body);
    return [...new Set(depths.map((depth) => canonicalJson(value, depth)))];
  } catch {
    return []; // Not UTF-8, not a JSON object, or nested too deep: only its raw bytes can have been signed.
  }
}
