import { nearest } from '../../spec/redocly-plugin/nearest.js';

/** @param otherwise what to do when nothing similar is known */
export function didYouMean(name: string, known: readonly string[], otherwise: string): string {
  // To compare takes a while with what is longer than any name.
  const near = name.length > 100 ? undefined : nearest(name, [...known]);
  return near === undefined || near === name ? otherwise : `Did you mean ${near}?`;
}

/** The beginning of a long text. */
export function shown(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`;
}
