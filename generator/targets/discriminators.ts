import { at, type Node } from '../load/form/map-document.ts';
import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';

/**
 * Prepares schemas for openapi-typescript, which changes what it is given: it adds discriminators to `required`, and
 * puts their values in place of those that a schema has by itself. So it gets lists of its own, and a mapping with the
 * values that the document means.
 *
 * @returns what a schema becomes, its parts left as they are
 */
export function createTagging(openapi: OpenApi): (schema: Node, pointer: string) => Node {
  let children: ReadonlyMap<string, readonly string[]> | undefined;
  const childrenOf = (ref: string): readonly string[] => {
    children ??= childrenIn(openapi);
    return children.get(ref) ?? [];
  };
  return (schema, pointer) => {
    const { required, discriminator } = schema;
    const copied = Array.isArray(required) ? { ...schema, required: [...(required as unknown[])] } : schema;
    const name = textAt(discriminator, 'propertyName');
    if (name === '' || !isRecord(discriminator)) return copied;
    const refs = 'oneOf' in schema ? refsIn(schema, 'oneOf') : childrenOf(`#${pointer}`);
    const own = refs.map((ref) => [ref, tagsOf(openapi, ref, name)] as const);
    if (own.every(([, tags]) => tags === undefined)) return copied;
    const mapping = own.flatMap(([ref, tags]) =>
      meantTags(discriminator, ref, tags).map((tag) => [tag, ref]),
    );
    return { ...copied, discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } };
  };
}

/** What the mapping says of an alternative, as far as the alternative itself allows it. */
function meantTags(discriminator: Node, ref: string, own: readonly string[] | undefined): readonly string[] {
  const key = ref.slice(ref.lastIndexOf('/') + 1);
  const mapped = Object.entries(recordAt(discriminator, 'mapping')).flatMap(([tag, target]) =>
    target === ref || target === key ? [tag] : [],
  );
  const said = mapped.length > 0 ? mapped : [key];
  const meant = own === undefined ? said : said.filter((tag) => own.includes(tag));
  return meant.length > 0 ? meant : (own ?? said);
}

/** The values that an alternative allows its tag; `undefined` when it allows any. */
function tagsOf(openapi: OpenApi, ref: string, name: string): readonly string[] | undefined {
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

/** The schemas of `components` that have another as a part, by the other's reference. */
function childrenIn(openapi: OpenApi): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(recordAt(recordAt(openapi, 'components'), 'schemas')))
    for (const base of refsIn(schema, 'allOf'))
      children.set(base, [...(children.get(base) ?? []), `#${at('/components/schemas', key)}`]);
  return children;
}

function refsIn(schema: unknown, keyword: string): string[] {
  return listAt(schema, keyword)
    .map((part) => textAt(part, '$ref'))
    .filter((ref) => ref !== '');
}
