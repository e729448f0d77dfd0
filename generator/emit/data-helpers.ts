import type Handlebars from 'handlebars';
import { isRecord } from '../load/openapi.ts';
import type { JsonSchema, Model } from '../model/model.ts';
import { schemaKey } from '../model/type-names.ts';

/** Helpers that give values to blocks and to other helpers, and print nothing: `{{#if (eq kind 'webhook')}}`. */
export const dataHelpers = {
  eq: {
    what: 'true when both values are the same',
    get: (one: unknown, other: unknown): boolean => one === other,
  },
  has: {
    what: 'true when the list holds the value: `(has required @key)`',
    get: (list: unknown, value: unknown): boolean => Array.isArray(list) && list.includes(value),
  },
  resolve: {
    what: 'the schema itself where a schema is but a `$ref` to one of `components`',
    get: (schema: unknown, { data }: Handlebars.HelperOptions): unknown => resolved(data.model, schema),
  },
} as const;

/** What stands beside a `$ref` goes before what it refers to; a cycle ends where it closes. */
function resolved({ schemas }: Model, schema: unknown): unknown {
  const passed = new Set<string>();
  let current = schema;
  while (isRecord(current)) {
    const key = schemaKey(current as JsonSchema);
    if (key === undefined || passed.has(key) || !Object.hasOwn(schemas, key)) return current;
    passed.add(key);
    const target = schemas[key];
    const { $ref: _, ...beside } = current;
    current = isRecord(target) ? { ...target, ...beside } : target;
  }
  return current;
}
