import type { Node } from '../load/form/map-document.ts';
import { isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';

const prefix = '#/components/schemas/';

/**
 * Makes discriminators say all that they mean, so that each alternative gets its value: names in a mapping become
 * references, alternatives and heirs that are not mapped go by their own name, and `anyOf` counts as `oneOf`.
 */
export function discriminatorForm(openapi: OpenApi): (schema: Node) => Node {
  const schemas = recordAt(recordAt(openapi, 'components'), 'schemas');
  let heirs: ReadonlyMap<string, readonly string[]> | undefined;
  return (schema) => {
    const propertyName = textAt(schema['discriminator'], 'propertyName');
    if (propertyName === '') return schema;
    heirs ??= heirsIn(schemas);
    const own = Object.entries(schemas).find(([, each]) => each === schema)?.[0];
    const said = Object.entries(recordAt(schema['discriminator'], 'mapping')).flatMap(([value, target]) =>
      typeof target === 'string'
        ? [[value, Object.hasOwn(schemas, target) ? prefix + target : target] as const]
        : [],
    );
    const alternatives = [...listAt(schema, 'oneOf'), ...listAt(schema, 'anyOf')];
    const refs =
      alternatives.length > 0
        ? alternatives.map((each) => textAt(each, '$ref'))
        : (heirs.get(own ?? '') ?? []).map((key) => prefix + key);
    const mapped = new Set(said.map(([, target]) => target));
    const unsaid = refs
      .filter((ref) => ref.startsWith(prefix) && !mapped.has(ref))
      .map((ref) => [ref.slice(prefix.length), ref] as const);
    const { anyOf, ...rest } = schema;
    const union = Array.isArray(anyOf) && !('oneOf' in rest) ? { ...rest, oneOf: anyOf } : schema;
    return { ...union, discriminator: { propertyName, mapping: Object.fromEntries([...said, ...unsaid]) } };
  };
}

/** Keys of the schemas that have another one among the parts of `allOf`, by its key. */
function heirsIn(schemas: Readonly<Record<string, unknown>>): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(schemas))
    for (const part of listAt(schema, 'allOf')) {
      const ref = isRecord(part) ? textAt(part, '$ref') : '';
      if (ref.startsWith(prefix)) {
        const base = ref.slice(prefix.length);
        heirs.set(base, [...(heirs.get(base) ?? []), key]);
      }
    }
  return heirs;
}
