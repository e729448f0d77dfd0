import type { Mismatch } from './run-verifier.ts';

/**
 * Pact's mismatches in one sentence, one for each place: a wrong type is not told again as a pattern that does not fit,
 * nor a wrong content type as a header.
 */
export function mismatchWords(mismatches: readonly Mismatch[]): string {
  const otherType = mismatches.some(({ type }) => type === 'BodyTypeMismatch');
  const telling = mismatches.filter(
    ({ type, place }) => !(otherType && type === 'HeaderMismatch' && place === 'Content-Type'),
  );
  const places = Map.groupBy(telling, ({ type, place }) => `${type} ${place}`);
  const firsts = [...places.values()].flatMap((group) => group.slice(0, 1));
  return firsts.length === 0 ? 'Pact could not read it' : firsts.map(wordsFor).join('; ');
}

function wordsFor({ type, place, text }: Mismatch): string {
  const path = type === 'HeaderMismatch' ? place : place.replace(/^\$\.?|^\/$/, '');
  const missing = /^Actual map is missing the following keys: (.+)$/.exec(text)?.[1];
  if (missing !== undefined) return path === '' ? `${missing} is missing` : `${path} lacks ${missing}`;
  if (type === 'StatusMismatch') return `HTTP status ${text}`;
  const readable = text
    .replace(/^Mismatch with header '[^']*': /, '')
    .replace(/'\^\(\?:([^()]+)\)\$'/, (_all, alternatives: string) => alternatives.replaceAll('|', ' or '));
  return path === '' ? readable : `${path}: ${readable}`;
}
