import { isRecord, listAt, recordAt } from '../load/openapi.ts';
import { isJson } from '../model/content.ts';
import type { Json, JsonSchema } from '../model/model.ts';

const single = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const assertions = new Set([
  'type',
  'const',
  'enum',
  'required',
  'dependentRequired',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
]);

/**
 * A schema with nothing but what is checked: no descriptions, examples or extensions, 3.0's `nullable` written as
 * a type, references pointing into `base`. A required property keeps its default: it may be missing on the wire, and
 * is filled in before the check.
 */
export function plainSchema(schema: JsonSchema, base: string): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const plain: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$ref' && typeof value === 'string')
      plain[keyword] = value.startsWith('#') ? base + value : value;
    else if (single.has(keyword)) plain[keyword] = schemaIn(value, base);
    else if (lists.has(keyword) && Array.isArray(value))
      plain[keyword] = value.map((item: Json) => schemaIn(item, base));
    else if (maps.has(keyword) && isRecord(value))
      plain[keyword] = Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, schemaIn(item, base)]),
      );
    else if (assertions.has(keyword)) plain[keyword] = value;
  }
  keepDefaults(schema, plain);
  // Files come as they are, not as text.
  if (schema['format'] === 'binary') delete plain['type'];
  exclusiveBound(plain, 'exclusiveMinimum', 'minimum');
  exclusiveBound(plain, 'exclusiveMaximum', 'maximum');
  return schema['nullable'] === true ? nullable(plain) : plain;
}

function keepDefaults(schema: { readonly [keyword: string]: Json }, plain: Record<string, Json>): void {
  const properties = recordAt(plain, 'properties');
  const filled = listAt(schema, 'required').flatMap((name) => {
    const { default: value } = recordAt(recordAt(schema, 'properties'), String(name));
    const property = properties[String(name)];
    return isJson(value) && isJsonObject(property) ? [[name, { ...property, default: value }]] : [];
  });
  if (filled.length > 0) plain['properties'] = { ...properties, ...Object.fromEntries(filled) };
}

/** OpenAPI 3.0 says of a bound that it is exclusive; later versions have the bound itself there. */
function exclusiveBound(plain: Record<string, Json>, exclusive: string, bound: string): void {
  const flag = plain[exclusive];
  if (typeof flag !== 'boolean') return;
  const limit = plain[bound];
  delete plain[exclusive];
  if (flag && limit !== undefined) {
    plain[exclusive] = limit;
    delete plain[bound];
  }
}

function nullable(plain: Record<string, Json>): JsonSchema {
  const { type } = plain;
  return typeof type === 'string' && plain['enum'] === undefined
    ? { ...plain, type: [type, 'null'] }
    : { anyOf: [plain, { type: 'null' }] };
}

/** What is no schema constrains nothing. */
function schemaIn(value: unknown, base: string): Json {
  if (value === false) return false;
  return isJsonObject(value) ? plainSchema(value, base) : true;
}

function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return isRecord(value);
}
