import { isRecord, textAt } from '../../generator/load/openapi.ts';
import type { Json, JsonSchema } from '../../generator/model/model.ts';
import { schemaKey } from '../../generator/model/type-names.ts';
import { schemaValidator } from '../../generator/validation/validators-of.ts';

export type Components = Readonly<Record<string, JsonSchema>>;
export type Keywords = Readonly<Record<string, Json>>;

/**
 * The plain schemas that a value is subject to: references followed, `allOf` spread out, and of `oneOf` and `anyOf`
 * the first branch that the value fits.
 *
 * @throws Error when the value fits no branch
 */
export function applicable(schema: JsonSchema, value: Json, components: Components): Keywords[] {
  if (typeof schema === 'boolean') return [];
  const key = schemaKey(schema);
  const parts = [
    ...(key === undefined ? [] : [components[key] ?? true]),
    ...schemasIn(schema['allOf']),
    ...['oneOf', 'anyOf'].flatMap((keyword) => fitting(schemasIn(schema[keyword]), value, components)),
  ];
  return [schema, ...parts.flatMap((part) => applicable(part, value, components))];
}

function fitting(branches: readonly JsonSchema[], value: Json, components: Components): JsonSchema[] {
  if (branches.length === 0) return [];
  const branch = branches.find((candidate) => schemaValidator(candidate, components)(value).ok);
  if (branch !== undefined) return [branch];
  const names = branches.map((each) => textAt(each, '$ref') || 'an unnamed one').join(', ');
  throw new Error(`The example ${JSON.stringify(value)} fits none of its alternatives: ${names}.`);
}

function schemasIn(value: Json | undefined): JsonSchema[] {
  return Array.isArray(value)
    ? value.filter((item: Json) => typeof item === 'boolean' || isRecord(item))
    : [];
}

export function isJsonObject(value: Json | undefined): value is Keywords {
  return isRecord(value);
}
