import { isRecord, recordAt } from '../../generator/load/openapi.ts';
import type { Json, JsonSchema, Model } from '../../generator/model/model.ts';
import { resolved } from '../merchant/schema-fields.ts';

/** A field that no schema knows. */
export interface UnknownField {
  /** Keys that lead to it. */
  readonly path: readonly string[];
  /** Names that are known beside it. */
  readonly known: readonly string[];
}

type Schemas = Pick<Model, 'schemas'>;
type Keywords = Readonly<Record<string, unknown>>;

/**
 * The fields of a value that its schema does not mention, and so does not promise. Objects of which the document names no
 * field, or which it declares open (`additionalProperties: true`), may hold anything.
 */
export function unknownFields(model: Schemas, schema: JsonSchema, value: Json): UnknownField[] {
  return unknownIn(model, branchesOf(model, schema), value, []);
}

function unknownIn(
  model: Schemas,
  schemas: readonly Keywords[],
  value: Json,
  path: readonly string[],
): UnknownField[] {
  if (Array.isArray(value)) {
    const items = schemas.flatMap(({ items: held }) => branchesOf(model, held));
    return value.flatMap((item: Json, index) => unknownIn(model, items, item, [...path, String(index)]));
  }
  if (!isRecord(value)) return [];
  const known = [...new Set(schemas.flatMap((each) => Object.keys(recordAt(each, 'properties'))))];
  const isOpen = known.length === 0 || schemas.some(isOpenSchema);
  return Object.entries(value).flatMap(([name, member]) => {
    const fitting = schemas.flatMap((each) => memberSchemas(model, each, name));
    if (fitting.length > 0) return unknownIn(model, fitting, member as Json, [...path, name]);
    return isOpen || known.includes(name) ? [] : [{ path: [...path, name], known }];
  });
}

function isOpenSchema({ additionalProperties, unevaluatedProperties }: Keywords): boolean {
  return additionalProperties === true || unevaluatedProperties === true;
}

function memberSchemas(model: Schemas, schema: Keywords, name: string): Keywords[] {
  const properties = recordAt(schema, 'properties');
  if (Object.hasOwn(properties, name)) return branchesOf(model, properties[name]);
  const patterns = Object.entries(recordAt(schema, 'patternProperties'));
  const fitting = patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(name));
  if (fitting.length > 0) return fitting.flatMap(([, held]) => branchesOf(model, held));
  const { additionalProperties } = schema;
  return isRecord(additionalProperties) ? branchesOf(model, additionalProperties) : [];
}

/** A schema with all its parts and alternatives, references followed. */
function branchesOf(model: Schemas, schema: unknown, passed: readonly unknown[] = []): Keywords[] {
  const own = resolved(model, schema);
  if (passed.includes(own)) return [];
  // 3.1 allows keywords beside a reference.
  const beside = isRecord(schema) && own !== schema ? [schema] : [];
  const parts = [own, ...beside].flatMap((each) => [
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
      const list = each[keyword];
      return Array.isArray(list) ? list : [];
    }),
    each['then'],
    each['else'],
  ]);
  return [
    own,
    ...beside,
    ...parts.filter(isRecord).flatMap((part) => branchesOf(model, part, [...passed, own])),
  ];
}
