import { at, type Node } from '../load/form/map-document.ts';
import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { schemaKey } from './type-names.ts';

/**
 * Makes discriminators say all that they mean, so that each alternative gets its values: those that it has by itself, else
 * those of the mapping, else its name. Names in a mapping become references, and `anyOf` counts as `oneOf`.
 *
 * @returns what a schema becomes, its parts left as they are
 */
export function discriminatorForm(openapi: OpenApi): (schema: Node) => Node {
  const schemas = recordAt(recordAt(openapi, 'components'), 'schemas');
  const keys = new Map(Object.entries(schemas).map(([key, schema]) => [schema, key]));
  let heirs: ReadonlyMap<string, readonly string[]> | undefined;
  return (schema) => {
    const propertyName = textAt(schema['discriminator'], 'propertyName');
    if (propertyName === '') return schema;
    heirs ??= heirsIn(schemas);
    const said = Object.entries(recordAt(schema['discriminator'], 'mapping')).flatMap(([value, target]) =>
      typeof target === 'string'
        ? [{ value, ref: Object.hasOwn(schemas, target) ? refOf(target) : target }]
        : [],
    );
    const alternatives = [...refsIn(schema, 'oneOf'), ...refsIn(schema, 'anyOf')];
    const refs =
      alternatives.length > 0 ? alternatives : (heirs.get(keys.get(schema) ?? '') ?? []).map(refOf);
    const meant = refs.flatMap((ref) => {
      const values = said.filter((each) => each.ref === ref).map(({ value }) => value);
      return meantValues(values, ref, valuesOf(openapi, ref, propertyName)).map((value) => ({ value, ref }));
    });
    // A base may allow none of the names: then they can't be meant.
    if (meant.some(({ value, ref }) => !isAllowed(openapi, ref, propertyName, value))) {
      const { discriminator: _unmeant, ...rest } = schema;
      return rest;
    }
    const others = said.filter(({ ref }) => !refs.includes(ref));
    const mapping = Object.fromEntries([...others, ...meant].map(({ value, ref }) => [value, ref]));
    const { anyOf, ...rest } = schema;
    const union = Array.isArray(anyOf) && !('oneOf' in rest) ? { ...rest, oneOf: anyOf } : schema;
    return { ...union, discriminator: { propertyName, mapping } };
  };
}

/** What the mapping says of an alternative, as far as the alternative itself allows it. */
function meantValues(
  mapped: readonly string[],
  ref: string,
  own: readonly string[] | undefined,
): readonly string[] {
  const said = mapped.length > 0 ? mapped : [schemaKey({ $ref: ref }) ?? ref];
  const allowed = own === undefined ? said : said.filter((value) => own.includes(value));
  return allowed.length > 0 ? allowed : (own ?? said);
}

/** The values that an alternative allows the property; `undefined` when it allows any. */
function valuesOf(openapi: OpenApi, ref: string, name: string): readonly string[] | undefined {
  const schema = dereference(openapi, { $ref: ref });
  const holders = [schema, ...listAt(schema, 'allOf').filter((part) => isRecord(part) && !('$ref' in part))];
  const lists = holders.flatMap((holder) => {
    const properties = recordAt(holder, 'properties');
    const property = Object.hasOwn(properties, name) ? dereference(openapi, properties[name]) : undefined;
    if (!isRecord(property)) return [];
    const values = 'const' in property ? [property['const']] : listAt(property, 'enum');
    return values.length === 0 ? [] : [values.filter((value) => typeof value === 'string')];
  });
  return lists.sort((a, b) => a.length - b.length)[0];
}

/** Whether a value fits all that an alternative and the bases that it refers to say of the property. */
function isAllowed(
  openapi: OpenApi,
  ref: string,
  name: string,
  value: string,
  passed: ReadonlySet<string> = new Set(),
): boolean {
  if (passed.has(ref)) return true;
  const own = valuesOf(openapi, ref, name);
  const bases = refsIn(dereference(openapi, { $ref: ref }), 'allOf');
  return (
    own?.includes(value) !== false &&
    bases.every((base) => isAllowed(openapi, base, name, value, new Set([...passed, ref])))
  );
}

/** Keys of the schemas that have another one among the parts of `allOf`, by its key. */
function heirsIn(schemas: Readonly<Record<string, unknown>>): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(schemas))
    for (const ref of refsIn(schema, 'allOf')) {
      const base = schemaKey({ $ref: ref });
      if (base !== undefined) heirs.set(base, [...(heirs.get(base) ?? []), key]);
    }
  return heirs;
}

function refsIn(schema: unknown, keyword: string): string[] {
  return listAt(schema, keyword)
    .map((part) => textAt(part, '$ref'))
    .filter((ref) => ref !== '');
}

function refOf(key: string): string {
  return `#${at('/components/schemas', key)}`;
}
