import type { Json, JsonSchema } from '../../generator/model/model.ts';
import { applicable, type Components, isJsonObject, type Keywords } from './applicable.ts';
import { type Expectation, exactly, jsonText, like } from './matchers.ts';

/**
 * All of a sample: the fields and entries that it has, by type and pattern; what tells cases apart (enumerated values,
 * the code of the result) and what is missing (null) exactly.
 *
 * @param code field that holds the result code, if any
 */
export function expectedSample(
  schema: JsonSchema,
  sample: Json,
  components: Components,
  code?: string,
): Expectation {
  const schemas = applicable(schema, sample, components);
  const isOneOfSeveral = schemas.some((each) => 'enum' in each || 'const' in each);
  if (sample === null || isOneOfSeveral || isEmptyList(sample)) return exactly(sample);
  if (Array.isArray(sample)) {
    const items = every(schemas.map((each) => each['items']));
    return sample.map((entry: Json) => expectedSample(items, entry, components));
  }
  if (isJsonObject(sample)) {
    const fields = Object.entries(sample).map(([name, value]) => [
      name,
      name === code ? exactly(value) : expectedSample(propertyIn(schemas, name), value, components),
    ]);
    // An object literal without members would ask for an empty one.
    return fields.length === 0 ? like(sample) : Object.fromEntries(fields);
  }
  const pattern = schemas.map((each) => each['pattern']).find((each) => typeof each === 'string');
  return typeof sample === 'string' && pattern !== undefined ? jsonText(pattern, sample) : like(sample);
}

function isEmptyList(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

function propertyIn(schemas: readonly Keywords[], name: string): JsonSchema {
  return every(schemas.map(({ properties }) => (isJsonObject(properties) ? properties[name] : undefined)));
}

function every(schemas: readonly (Json | undefined)[]): JsonSchema {
  return { allOf: schemas.filter(isJsonObject) };
}
