import { isRecord, listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import { discriminatorForm } from '../../../generator/model/discriminators.ts';
import type { JsonSchema, Model } from '../../../generator/model/model.ts';
import { schemaKey } from '../../../generator/model/type-names.ts';
import { NoSample } from './no-sample.ts';

export type Flat = Readonly<Record<string, unknown>>;

/**
 * A schema without references, parts and alternatives: of each list of alternatives, the one that `choice` names.
 *
 * @param choice from 0, counted on at the beginning when there are fewer
 */
export function flatten(
  model: Model,
  schema: unknown,
  choice: number,
  passed: readonly unknown[] = [],
): Flat {
  if (schema === false) throw new NoSample('a schema that is `false`');
  if (!isRecord(schema)) return {};
  if (passed.includes(schema)) throw new NoSample('a schema that consists of itself');
  const further = [...passed, schema];
  const part = (each: unknown): Flat => flatten(model, each, choice, further);
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  const key = schemaKey(schema as JsonSchema);
  const parts = [
    ...($ref === undefined || key === undefined ? [] : [part(model.schemas[key])]),
    ...listAt(schema, 'allOf').map(part),
    own,
    ...[listAt(schema, 'anyOf'), listAt(schema, 'oneOf')].flatMap((alternatives) => {
      if (alternatives.length === 0) return [];
      const chosen = alternatives[choice % alternatives.length];
      return [part(chosen), ...tagOf(model, schema, chosen)];
    }),
  ];
  return parts.reduce(merge, {});
}

/** What a discriminator has in the alternative that was chosen. */
function tagOf({ schemas }: Model, schema: Flat, chosen: unknown): Flat[] {
  if (!('discriminator' in schema)) return [];
  const discriminator = recordAt(discriminatorForm({ components: { schemas } })(schema), 'discriminator');
  const name = textAt(discriminator, 'propertyName');
  const ref = textAt(chosen, '$ref');
  if (name === '' || ref === '') return [];
  const key = schemaKey({ $ref: ref }) ?? '';
  const mapped = Object.entries(recordAt(discriminator, 'mapping')).find(
    ([, target]) => target === ref || target === key,
  );
  return [{ properties: { [name]: { 'x-tag': mapped?.[0] ?? key } }, required: [name] }];
}

function merge(a: Flat, b: Flat): Flat {
  const result: Record<string, unknown> = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    const other = Object.hasOwn(a, keyword) ? a[keyword] : undefined;
    result[keyword] = other === undefined ? value : both(keyword, other, value);
  }
  return result;
}

function both(keyword: string, a: unknown, b: unknown): unknown {
  if (keyword === 'properties' && isRecord(a) && isRecord(b)) return withProperties(a, b);
  if (keyword === 'required') return [...new Set([...asList(a), ...asList(b)])];
  if (keyword === 'type') return commonTypes(asList(a), asList(b));
  if (keyword === 'enum') return asList(a).filter((value) => asList(b).includes(value));
  if (keyword === 'pattern') return `^(?=[^]*?(?:${a}))[^]*?(?:${b})`;
  if (keyword === 'items' && isRecord(a) && isRecord(b)) return { allOf: [a, b] };
  if (typeof a === 'number' && typeof b === 'number')
    return keyword.startsWith('max') || keyword === 'exclusiveMaximum' ? Math.min(a, b) : Math.max(a, b);
  return b;
}

function withProperties(a: Flat, b: Flat): Flat {
  const merged = Object.entries(b).map(([name, value]) => [
    name,
    Object.hasOwn(a, name) ? { allOf: [a[name], value] } : value,
  ]);
  return { ...a, ...Object.fromEntries(merged) };
}

function commonTypes(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  const has = (list: readonly unknown[], type: unknown): boolean =>
    list.includes(type) || (type === 'integer' && list.includes('number'));
  return [...new Set([...a.filter((type) => has(b, type)), ...b.filter((type) => has(a, type))])];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
