import { grammar } from '../load/form/grammar.ts';
import { isRecord, listAt, recordAt, textAt } from '../load/openapi.ts';
import { isJson } from '../model/content.ts';
import type { Json, JsonSchema } from '../model/model.ts';
import { schemaKey } from '../model/type-names.ts';
import { isAssertion } from './assertions.ts';

/** Which way values go: what only the receiver may set is no part of a request, and the other way round. */
export type Direction = 'request' | 'response';

export interface PlainOptions {
  /** What a reference to a schema of `components` becomes. */
  refTo(key: string): string;
  /** Properties that don't go this way need not be there. */
  readonly direction?: Direction | undefined;
  isMarked(schema: unknown, mark: 'readOnly' | 'writeOnly'): boolean;
  /** A schema with a discriminator that says all it means. */
  meaning(schema: JsonSchema & object): JsonSchema;
}

/**
 * A schema with nothing but what is checked: no descriptions, examples or extensions. A required property keeps its
 * default: it may be missing on the wire, and is filled in before the check.
 */
export function plainSchema(schema: JsonSchema, options: PlainOptions): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const plain: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const holding = Object.hasOwn(grammar.schema, keyword) ? grammar.schema[keyword] : undefined;
    if (keyword === '$ref') plain[keyword] = options.refTo(schemaKey({ $ref: value }) ?? '');
    else if (holding !== undefined && !unchecked.has(keyword))
      plain[keyword] = partsIn(value, holding[0], options);
    else if (isAssertion(keyword, value)) plain[keyword] = value;
  }
  if (plain['required'] !== undefined) plain['required'] = requiredIn(schema, options);
  keepDefaults(schema, plain);
  if ('discriminator' in schema) keepDiscriminator(schema, plain, options);
  // Files come as they are, not as text.
  if (schema['format'] === 'binary') delete plain['type'];
  return plain;
}

/** They hold schemas, but nothing is checked by them: what `$defs` hold stands in `components` by now. */
const unchecked: ReadonlySet<string> = new Set(['contentSchema', '$defs', 'definitions']);

/** What is no schema constrains nothing. */
function partsIn(value: Json, how: 'one' | 'list' | 'map', options: PlainOptions): Json {
  const plain = (part: unknown): Json =>
    part === false ? false : isJsonObject(part) ? plainSchema(part, options) : true;
  if (how === 'one') return plain(value);
  if (how === 'list') return Array.isArray(value) ? value.map(plain) : [];
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

function requiredIn(schema: { readonly [keyword: string]: Json }, options: PlainOptions): Json {
  const required = listAt(schema, 'required').map(String);
  if (options.direction === undefined) return required;
  const mark = options.direction === 'request' ? 'readOnly' : 'writeOnly';
  return required.filter((name) => !options.isMarked(recordAt(schema, 'properties')[name], mark));
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

/** Where each alternative is one of `components`, and has a value that means it. */
function keepDiscriminator(
  schema: JsonSchema & object,
  plain: Record<string, Json>,
  options: PlainOptions,
): void {
  const alternatives = [...listAt(schema, 'oneOf'), ...listAt(schema, 'anyOf')].map((each) =>
    textAt(each, '$ref'),
  );
  const discriminator = recordAt(options.meaning(schema), 'discriminator');
  const mapping = Object.entries(recordAt(discriminator, 'mapping')).flatMap(([value, ref]) => {
    const key = alternatives.includes(String(ref)) ? schemaKey({ $ref: String(ref) }) : undefined;
    return key === undefined ? [] : [[value, options.refTo(key)] as const];
  });
  const meant = new Set(mapping.map(([, name]) => name));
  if (meant.size === 0 || meant.size < new Set(alternatives).size) return;
  plain['discriminator'] = {
    propertyName: textAt(discriminator, 'propertyName'),
    mapping: Object.fromEntries(mapping),
  };
}

function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return isRecord(value);
}
