import { dereference, isRecord, type OpenApi, pointerKey, recordAt, textAt } from '../openapi.ts';
import { type Anchors, anchorsIn, withoutDynamicRef } from './anchors.ts';
import { withEarlyWebhooks } from './early-webhooks.ts';
import { grammar, type Kind } from './grammar.ts';
import { sendable, withoutPlainHeaders, withRealResponses } from './left-out.ts';
import { liftCallbacks } from './lift-callbacks.ts';
import { at, mapDocument, mapNode, type Node } from './map-document.ts';
import { withOtherMethods } from './other-methods.ts';
import { withoutOwnBase } from './own-base.ts';
import { withPathParameters } from './path-parameters.ts';
import { asQuery } from './query-string.ts';
import { schemaForm } from './schema-form.ts';

/**
 * Brings a document of OpenAPI 3.0 to 3.2 into one form: schemas are those of JSON Schema 2020-12, and every `$ref` of a
 * schema names one of `components`, where schemas that stand elsewhere and are referred to get a copy. Other references
 * that lead elsewhere are followed. Callbacks stand among the webhooks, and so do those of documents that call them
 * `x-webhooks`. Operations with a method that OpenAPI 3.2 added have a path item of their own.
 */
export function oneForm(openapi: OpenApi): OpenApi {
  const isOld = textAt(openapi, 'openapi').startsWith('3.0');
  // Hardly any document has anchors, and to look for them takes a walk through all of it.
  let found: Anchors | undefined;
  const anchors = (): Anchors => {
    found ??= anchorsIn(openapi);
    return found;
  };
  const hoisted = createHoist(openapi, anchors);
  const change = (node: Node, kind: Kind, pointer: string): unknown => {
    if (kind === 'pathItem') return pathItemForm(openapi, followed(openapi, node), pointer);
    if (kind === 'operation') return withoutPlainHeaders(openapi, withRealResponses(node));
    if (kind === 'parameter') return asQuery(withMaps(openapi, followed(openapi, node), kind));
    if (kind !== 'schema') return withMaps(openapi, followed(openapi, node), kind);
    const formed = schemaForm(withoutDynamicRef(withoutOwnBase(openapi, node, pointer), anchors), isOld);
    return isReference(formed) ? { ...formed, $ref: hoisted.refTo(formed.$ref) } : formed;
  };
  const mapped = mapDocument(withOtherMethods(withEarlyWebhooks(openapi)), change);
  const schemas = { ...recordAt(recordAt(mapped, 'components'), 'schemas') };
  // A copy may refer to what needs a copy itself.
  for (let next = hoisted.next(); next !== undefined; next = hoisted.next())
    schemas[next.key] = mapNode(next.schema, 'schema', '', change);
  const lifted = liftCallbacks(mapped);
  if (Object.keys(schemas).length === 0) return lifted;
  return { ...lifted, components: { ...recordAt(mapped, 'components'), schemas } };
}

/** What stands at a path and would fit no other is that path's own. */
function pathItemForm(openapi: OpenApi, node: Node, pointer: string): Node {
  const path = /^\/paths\/([^/]+)$/.exec(pointer)?.[1];
  const found = path === undefined ? node : dereference(openapi, node);
  const item = withoutPlainHeaders(openapi, sendable(isRecord(found) ? found : node));
  const fitting = path === undefined ? item : withPathParameters(openapi, item, pointerKey(path));
  return fitting === item && isReference(node) ? node : fitting;
}

type Reference = Node & { readonly $ref: string };

function isReference(node: unknown): node is Reference {
  return isRecord(node) && typeof node['$ref'] === 'string';
}

/** openapi-typescript does not know the `mediaTypes` of OpenAPI 3.2. */
const inComponents = /^#\/components\/(?!mediaTypes\/)\w+\/[^/]+$/;

function followed(openapi: OpenApi, node: Node): Node {
  return isReference(node) ? follow(openapi, node) : node;
}

/** A whole map may be a reference, too: `content: { $ref: … }`. */
function withMaps(openapi: OpenApi, node: Node, kind: Kind): Node {
  const maps = Object.entries(grammar[kind]).filter(
    ([name, [how]]) => how === 'map' && isReference(node[name]),
  );
  if (maps.length === 0) return node;
  return { ...node, ...Object.fromEntries(maps.map(([name]) => [name, dereference(openapi, node[name])])) };
}

/** References to components stay, so that their types have names. */
function follow(openapi: OpenApi, node: Reference): Node {
  if (inComponents.test(node.$ref)) return node;
  const found = dereference(openapi, node);
  return isRecord(found) && !isReference(found) ? found : node;
}

interface Hoist {
  /** The reference to write in place of another. */
  refTo(ref: string): string;
  /** A schema that was referred to and has no copy yet. */
  next(): { readonly key: string; readonly schema: unknown } | undefined;
}

function createHoist(openapi: OpenApi, anchors: () => Anchors): Hoist {
  const schemas = recordAt(recordAt(openapi, 'components'), 'schemas');
  const taken = new Set(Object.keys(schemas));
  const keys = new Map<string, string>();
  const waiting: string[] = [];
  return {
    refTo(written) {
      const ref = written.includes('/') ? written : (anchors().get(written) ?? written);
      const key = namedKey(ref);
      if (key !== undefined && Object.hasOwn(schemas, key)) return refOf(key);
      if (!keys.has(ref)) {
        keys.set(ref, freeKey(ref, taken));
        waiting.push(ref);
      }
      return refOf(keys.get(ref) ?? '');
    },
    next() {
      const ref = waiting.shift();
      if (ref === undefined) return undefined;
      return { key: keys.get(ref) ?? '', schema: dereference(openapi, { $ref: ref }) ?? {} };
    },
  };
}

const prefix = '#/components/schemas/';

function namedKey(ref: string): string | undefined {
  const name = ref.startsWith(prefix) ? ref.slice(prefix.length) : '';
  return name === '' || name.includes('/') ? undefined : pointerKey(name);
}

function refOf(key: string): string {
  return `#${at('/components/schemas', key)}`;
}

const structural = new Set([
  'components',
  'schemas',
  'paths',
  'webhooks',
  'properties',
  'schema',
  'content',
  'requestBody',
  'responses',
  'items',
]);

/** Named after what stands last in the reference, `#/components/schemas/Pet/properties/owner` as `Pet_owner`. */
function freeKey(ref: string, taken: Set<string>): string {
  const words = ref
    .split('/')
    .map(pointerKey)
    .filter((word) => word !== '#' && !structural.has(word));
  const wanted =
    words
      .slice(-2)
      .join('_')
      .replaceAll(/[^\w.-]+/g, '_')
      .replaceAll(/^_+|_+$/g, '') || 'Schema';
  let key = wanted;
  for (let count = 2; taken.has(key); count++) key = `${wanted}${count}`;
  taken.add(key);
  return key;
}
