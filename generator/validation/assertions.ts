import type { Json } from '../model/model.ts';

type Fits = (value: Json) => boolean;

const types = new Set<unknown>(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);
const count: Fits = (value) => Number.isInteger(value) && Number(value) >= 0;
const number: Fits = (value) => typeof value === 'number';
const texts: Fits = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Keywords that say which values are right, and what their own values have to be: documents have odd ones, too. */
const assertions: Readonly<Record<string, Fits>> = {
  type: (value) =>
    Array.isArray(value) ? value.length > 0 && value.every((item) => types.has(item)) : types.has(value),
  const: () => true,
  enum: (value) => Array.isArray(value) && value.length > 0,
  required: texts,
  dependentRequired: (value) => Object.values(Object(value)).every((item) => texts(item as Json)),
  pattern: (value) => typeof value === 'string' && isPattern(value),
  minLength: count,
  maxLength: count,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: (value) => typeof value === 'number' && value > 0,
  minItems: count,
  maxItems: count,
  uniqueItems: (value) => typeof value === 'boolean',
  minContains: count,
  maxContains: count,
  minProperties: count,
  maxProperties: count,
};

/** Whether a keyword is one that can be checked with this value. */
export function isAssertion(keyword: string, value: Json): boolean {
  return Object.hasOwn(assertions, keyword) && (assertions[keyword]?.(value) ?? false);
}

/** Whether JavaScript knows it as a regular expression, with the flag `u` or, for older ones, without. */
export function isPattern(source: string): boolean {
  return ['u', ''].some((flags) => {
    try {
      return new RegExp(source, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
}
