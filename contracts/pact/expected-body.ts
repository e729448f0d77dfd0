import type { Json, JsonSchema } from '../../generator/model/model.ts';
import { applicable, type Components, isJsonObject, type Keywords } from './applicable.ts';
import { aNumber, type Expectation, eachLike, exactly, jsonText, like, notEmpty, oneOf } from './matchers.ts';

/**
 * What a response must at least hold: the required fields of the schema that its example fits. Optional ones are left
 * out, since Pact has no "if present"; so are required ones that may be null.
 *
 * @param codes result codes that are as good as the example's own, with the field that holds them
 * @throws Error when the example does not fit the schema
 */
export function expectedBody(
  schema: JsonSchema,
  example: Json,
  components: Components,
  codes: { readonly field: string; readonly accepted: readonly string[] } | undefined,
): Expectation {
  const schemas = applicable(schema, example, components);
  const code = codes !== undefined && isJsonObject(example) ? example[codes.field] : undefined;
  if (codes === undefined || typeof code !== 'string')
    return expected(schemas, example, components) ?? like(example);
  const allowed = enumOf(propertySchemas(schemas, codes.field, code, components));
  const accepted = codes.accepted.filter((each) => allowed === undefined || allowed.includes(each));
  const others = expectedFields(schemas, example, components).filter(([name]) => name !== codes.field);
  return Object.fromEntries([...others, [codes.field, oneOf(accepted, code)]]);
}

/** `undefined` when Pact can't say it. */
function expected(
  schemas: readonly Keywords[],
  example: Json,
  components: Components,
): Expectation | undefined {
  const values = enumOf(schemas);
  if (values !== undefined)
    return typeof example === 'string' ? oneOf(values.map(String), example) : exactly(example);
  const types = typesOf(schemas);
  const isObject = types.length === 0 && schemas.some(({ properties }) => properties !== undefined);
  if (types.includes('null') || (types.length === 0 && !isObject)) return undefined;
  if (types.length > 1) return notEmpty(example);
  if (typeof example === 'number') return aNumber(example, types[0] === 'integer' ? 'integer' : 'number');
  if (typeof example === 'string') {
    const pattern = schemas.map((schema) => schema['pattern']).find((each) => typeof each === 'string');
    return pattern === undefined ? like(example) : jsonText(pattern, example);
  }
  if (Array.isArray(example)) return expectedList(schemas, example, components);
  const fields = expectedFields(schemas, example, components);
  // An object literal without members would ask for an empty one.
  return fields.length === 0 ? like(example) : Object.fromEntries(fields);
}

function expectedFields(
  schemas: readonly Keywords[],
  example: Json,
  components: Components,
): [string, Expectation][] {
  const required = schemas.flatMap((schema) => textsIn(schema['required']));
  return [...new Set(required)].flatMap((name): [string, Expectation][] => {
    const value = isJsonObject(example) ? example[name] : undefined;
    if (value === undefined)
      throw new Error(`The example ${JSON.stringify(example)} lacks ${name}, which is required.`);
    const found = expected(propertySchemas(schemas, name, value, components), value, components);
    return found === undefined ? [] : [[name, found]];
  });
}

function expectedList(
  schemas: readonly Keywords[],
  example: readonly Json[],
  components: Components,
): Expectation {
  const [first] = example;
  const items = schemas.map((schema) => schema['items']).find(isJsonObject);
  if (first === undefined || items === undefined) return like(example);
  const min = schemas.map(({ minItems }) => minItems).find((each) => typeof each === 'number') ?? 0;
  return eachLike(expected(applicable(items, first, components), first, components) ?? first, min);
}

function propertySchemas(
  schemas: readonly Keywords[],
  name: string,
  value: Json,
  components: Components,
): Keywords[] {
  return schemas
    .map(({ properties }) => (isJsonObject(properties) ? properties[name] : undefined))
    .filter(isJsonObject)
    .flatMap((schema) => applicable(schema, value, components));
}

/** Values that every `enum` and `const` allows; `undefined` when there is none. */
function enumOf(schemas: readonly Keywords[]): readonly Json[] | undefined {
  const lists = schemas.flatMap((schema) => {
    if (schema['const'] !== undefined) return [[schema['const']]];
    return Array.isArray(schema['enum']) ? [schema['enum'] as readonly Json[]] : [];
  });
  return lists.length === 0
    ? undefined
    : lists.reduce((all, list) => all.filter((value) => list.includes(value)));
}

function typesOf(schemas: readonly Keywords[]): readonly string[] {
  const lists = schemas.flatMap(({ type, nullable }) => {
    const types = typeof type === 'string' ? [type] : textsIn(type);
    return types.length === 0 ? [] : [nullable === true ? [...types, 'null'] : types];
  });
  return lists.length === 0 ? [] : lists.reduce((all, list) => all.filter((type) => list.includes(type)));
}

function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
