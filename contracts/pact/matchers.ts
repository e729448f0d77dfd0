import type { Json } from '../../generator/model/model.ts';

/** An expectation in Pact's integration JSON: plain data, so that none of Pact is needed to make it. */
export type Expectation = Json;

/** An expectation of a single value. */
export type Matching<T extends Json> = { readonly 'pact:matcher:type': string; readonly value: T };

/** Any value of the same JSON type. */
export function like<T extends Json>(value: T): Matching<T> {
  return { 'pact:matcher:type': 'type', value };
}

/** This very value; Pact would else apply the matcher of the level above. */
export function exactly<T extends Json>(value: T): Matching<T> {
  return { 'pact:matcher:type': 'equality', value };
}

/** Anything but null, an empty string, list or object. */
export function notEmpty<T extends Json>(value: T): Matching<T> {
  return { 'pact:matcher:type': 'notEmpty', value };
}

export function aNumber(value: number, kind: 'number' | 'integer'): Matching<number> {
  return { 'pact:matcher:type': kind, value };
}

/** Text of a query parameter or header that fits a pattern. */
export function text(regex: string, value: string): Matching<string> & { readonly regex: string } {
  return { 'pact:matcher:type': 'regex', regex, value };
}

/** A JSON string that fits a pattern. The pattern alone would take a number for its digits. */
export function jsonText(regex: string, value: string): Expectation {
  return {
    'pact:matcher:type': [{ 'pact:matcher:type': 'type' }, { 'pact:matcher:type': 'regex', regex }],
    value,
  };
}

/** One of several JSON strings. */
export function oneOf(alternatives: readonly string[], value: string): Expectation {
  if (alternatives.length === 1) return exactly(value);
  return jsonText(`^(?:${alternatives.map(escaped).join('|')})$`, value);
}

/** A list of at least `min` entries that are all alike. */
export function eachLike(entry: Expectation, min: number): Expectation {
  return { 'pact:matcher:type': 'type', min, value: [entry] };
}

/** A value that the provider state supplies under a name when the provider is verified. */
export function supplied<T extends Json>(name: string, value: T): Matching<T> {
  return suppliedIn(`\${${name}}`, like(value));
}

/** An expectation whose value is an expression of what the provider state supplies: `/order/${orderId}`. */
export function suppliedIn<T extends Matching<Json>>(expression: string, expectation: T): T {
  return { ...expectation, 'pact:generator:type': 'ProviderState', expression };
}

/**
 * A media type with whatever parameters.
 *
 * @param parameters those of the example: `; boundary=…`
 */
export function mediaType(type: string, parameters = ''): Matching<string> {
  // Media types know no case.
  return text(`^(?i:${escaped(type)})\\s*(?:;.*)?$`, type + parameters);
}

/** A text as part of a pattern. */
export function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
