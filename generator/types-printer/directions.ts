import { at, type Change, mapDocument, mapNode, type Node } from '../load/form/map-document.ts';
import { isRecord, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { schemaKey } from '../model/type-names.ts';

/** Which way values go. */
export type Way = 'request' | 'response';

/** What does not go that way, and what the copies of schemas without it are called. */
const ways = {
  request: { mark: 'readOnly', suffix: 'InRequest' },
  response: { mark: 'writeOnly', suffix: 'InResponse' },
} as const;

export interface DirectedDocument {
  readonly openapi: OpenApi;
  /** Keys of the copies, by that of the whole schema. */
  readonly keys: Readonly<Record<Way, ReadonlyMap<string, string>>>;
}

/**
 * The document with bodies that have in each direction what goes there: a request nothing that is `readOnly`, a response
 * nothing that is `writeOnly`. Schemas that have such properties, or refer to one that has, get a copy for that way; they
 * themselves stay whole. Without such properties it is the document itself.
 */
export function withDirections(openapi: OpenApi): DirectedDocument {
  if (!isMarkedAnywhere(openapi)) return { openapi, keys: { request: new Map(), response: new Map() } };
  const schemas = recordAt(recordAt(openapi, 'components'), 'schemas');
  const copier = { request: createCopier(schemas, 'request'), response: createCopier(schemas, 'response') };
  const mapped = mapDocument(openapi, (node, kind) => {
    if (kind === 'body') return mapNode(node, 'body', '', copier.request.change);
    return kind === 'response' ? mapNode(node, 'response', '', copier.response.change) : node;
  });
  const all = {
    ...recordAt(recordAt(mapped, 'components'), 'schemas'),
    ...copier.request.copies(),
    ...copier.response.copies(),
  };
  return {
    openapi: { ...mapped, components: { ...recordAt(mapped, 'components'), schemas: all } },
    keys: { request: copier.request.keys, response: copier.response.keys },
  };
}

interface Copier {
  /** Takes from a schema what does not go its way. */
  readonly change: Change;
  /** Copies of the schemas that were referred to, and of those that they refer to. */
  copies(): Record<string, unknown>;
  /** Keys of the copies, by that of the whole schema. */
  readonly keys: ReadonlyMap<string, string>;
}

function createCopier(schemas: Readonly<Record<string, unknown>>, way: Way): Copier {
  const { mark, suffix } = ways[way];
  const directed = touched(schemas, mark);
  const keys = new Map<string, string>();
  const taken = new Set(Object.keys(schemas));
  const refTo = (ref: unknown): unknown => {
    const key = typeof ref === 'string' ? schemaKey({ $ref: ref }) : undefined;
    if (key === undefined || !directed.has(key)) return ref;
    const copy = keys.get(key) ?? freeKey(key + suffix, taken);
    keys.set(key, copy);
    return `#${at('/components/schemas', copy)}`;
  };
  const change: Change = (node, kind) => {
    if (kind !== 'schema') return node;
    const { $ref, discriminator } = node;
    const mapping = Object.entries(recordAt(discriminator, 'mapping')).map(([value, ref]) => [
      value,
      refTo(ref),
    ]);
    return {
      ...withoutMarked(schemas, mark, node),
      ...($ref === undefined ? {} : { $ref: refTo($ref) }),
      ...(isRecord(discriminator)
        ? { discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } }
        : {}),
    };
  };
  return {
    change,
    keys,
    copies() {
      const copies: Record<string, unknown> = {};
      // The map goes on with what is added while it is walked through.
      for (const [key, copy] of keys) copies[copy] = mapNode(schemas[key], 'schema', '', change);
      return copies;
    },
  };
}

/** Keys of the schemas that have a marked property, at any depth and behind references. */
function touched(schemas: Readonly<Record<string, unknown>>, mark: 'readOnly' | 'writeOnly'): Set<string> {
  const found = new Set<string>();
  const users = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(schemas))
    mapNode(schema, 'schema', '', (node, kind) => {
      if (kind !== 'schema') return node;
      if (withoutMarked(schemas, mark, node) !== node) found.add(key);
      const used = schemaKey({ $ref: textAt(node, '$ref') });
      if (used !== undefined) users.set(used, [...(users.get(used) ?? []), key]);
      return node;
    });
  // A set goes on with what is added while it is walked through.
  for (const key of found) for (const user of users.get(key) ?? []) found.add(user);
  return found;
}

function withoutMarked(
  schemas: Readonly<Record<string, unknown>>,
  mark: 'readOnly' | 'writeOnly',
  node: Node,
): Node {
  const { properties, required } = node;
  if (!isRecord(properties)) return node;
  const isMarked = (property: unknown): boolean => {
    const key = schemaKey({ $ref: textAt(property, '$ref') });
    return [property, key === undefined ? undefined : schemas[key]].some(
      (each) => isRecord(each) && each[mark] === true,
    );
  };
  const kept = Object.entries(properties).filter(([, property]) => !isMarked(property));
  if (kept.length === Object.keys(properties).length) return node;
  const names = new Set(kept.map(([name]) => name));
  return {
    ...node,
    properties: Object.fromEntries(kept),
    ...(Array.isArray(required)
      ? {
          required: required.filter(
            (name: unknown) => names.has(String(name)) || !Object.hasOwn(properties, String(name)),
          ),
        }
      : {}),
  };
}

function isMarkedAnywhere(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isMarkedAnywhere);
  if (!isRecord(value)) return false;
  if (value['readOnly'] === true || value['writeOnly'] === true) return true;
  return Object.values(value).some(isMarkedAnywhere);
}

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let count = 2; taken.has(key); count++) key = `${wanted}${count}`;
  taken.add(key);
  return key;
}
