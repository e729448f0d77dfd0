import { isRecord } from '../../generator/load/openapi.ts';
import type { Json, JsonSchema } from '../../generator/model/model.ts';

/** A pact names what its consumer needs of an answer, so that less of it is no mistake. */
const dropped = new Set([
  'required',
  'dependentRequired',
  'minProperties',
  'minItems',
  'contains',
  'minContains',
]);
const single = new Set([
  'items',
  'additionalProperties',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const lists = new Set(['allOf', 'anyOf', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);

/**
 * The schema of an answer as a part of it has to fit: nothing is mandatory, and of alternatives that only a missing field
 * tells apart any will do. Conditions (`if`, `not`) stay as they are.
 */
export function relaxed(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !dropped.has(keyword));
  const { oneOf, ...others }: Record<string, Json> = Object.fromEntries(
    kept.map(([keyword, value]) => [keyword, part(keyword, value)]),
  );
  if (oneOf === undefined) return others;
  const { anyOf } = others;
  const alternatives = { anyOf: listOf(oneOf) };
  return anyOf === undefined
    ? { ...others, ...alternatives }
    : { ...others, allOf: [...listOf(others['allOf']), alternatives] };
}

function part(keyword: string, value: Json): Json {
  if (single.has(keyword)) return inner(value);
  if (keyword === 'oneOf' || lists.has(keyword)) return listOf(value).map(inner);
  if (!maps.has(keyword) || !isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inner(member)]));
}

function inner(value: Json): Json {
  return isJsonObject(value) ? relaxed(value) : value;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return isRecord(value);
}
