import type { Node } from './map-document.ts';

/** Keywords that say nothing of which values are right. */
const annotations = new Set([
  '$ref',
  'nullable',
  'title',
  'description',
  'summary',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
  'xml',
  '$comment',
]);

/**
 * A schema in the form of JSON Schema 2020-12, its parts left as they are. What OpenAPI 3.0 and 3.1 write in different
 * ways is understood in either version, since documents mix them.
 *
 * @param isOld OpenAPI 3.0, where what stands beside a `$ref` counts for nothing but `nullable`
 */
export function schemaForm(schema: Node, isOld: boolean): Node {
  const { nullable, ...rest } = withBounds(schema);
  const formed = '$ref' in rest ? referenceForm(rest, isOld) : rest;
  return nullable === true ? orNull(formed) : formed;
}

/** 3.0 says of a bound that it is exclusive; later versions have the bound itself there. */
function withBounds(schema: Node): Node {
  const exclusive = exclusiveBound(schema, 'exclusiveMinimum', 'minimum');
  return exclusiveBound(exclusive, 'exclusiveMaximum', 'maximum');
}

function exclusiveBound(schema: Node, exclusive: string, bound: string): Node {
  if (typeof schema[exclusive] !== 'boolean') return schema;
  const { [exclusive]: flag, [bound]: limit, ...rest } = schema;
  if (limit === undefined) return rest;
  return { ...rest, [flag === true ? exclusive : bound]: limit };
}

/** What stands beside a reference holds as well; as a part of its own, everybody sees it. */
function referenceForm(schema: Node, isOld: boolean): Node {
  const { $ref, ...rest } = schema;
  const asserts = Object.keys(rest).some((keyword) => !annotations.has(keyword) && !keyword.startsWith('x-'));
  if (!asserts) return schema;
  if (isOld) return { $ref };
  const notes = Object.entries(rest).filter(([keyword]) => annotations.has(keyword));
  const rules = Object.entries(rest).filter(([keyword]) => !annotations.has(keyword));
  const { allOf = [], ...others } = Object.fromEntries(rules);
  const own = Object.keys(others).length === 0 ? [] : [others];
  return {
    ...Object.fromEntries(notes),
    allOf: [{ $ref }, ...(Array.isArray(allOf) ? allOf : []), ...own],
  };
}

function orNull(schema: Node): Node {
  const { type, enum: values } = schema;
  const list = Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {};
  if (typeof type === 'string') return { ...schema, ...list, type: type === 'null' ? type : [type, 'null'] };
  if (Array.isArray(type))
    return { ...schema, ...list, type: type.includes('null') ? type : [...type, 'null'] };
  const asserts = Object.keys(schema).some(
    (keyword) => keyword === '$ref' || !(annotations.has(keyword) || keyword.startsWith('x-')),
  );
  if (!asserts) return schema;
  if ('enum' in schema && Object.keys(schema).every((name) => name === 'enum' || annotations.has(name)))
    return { ...schema, ...list };
  return { anyOf: [schema, { type: 'null' }] };
}
