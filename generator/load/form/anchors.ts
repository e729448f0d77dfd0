import type { OpenApi } from '../openapi.ts';
import { mapDocument, type Node } from './map-document.ts';

/** Where each anchor of a document stands, as references to places; one that several schemas have leads nowhere. */
export type Anchors = ReadonlyMap<string, string | undefined>;

export function anchorsIn(openapi: OpenApi): Anchors {
  const places = new Map<string, string | undefined>();
  mapDocument(openapi, (node, kind, pointer) => {
    if (kind !== 'schema') return node;
    for (const anchor of anchorsOf(node))
      places.set(`#${anchor}`, places.has(`#${anchor}`) ? undefined : `#${pointer}`);
    return node;
  });
  return places;
}

/** The names that a schema gives itself. */
export function anchorsOf(schema: object): Set<string> {
  const { $anchor, $dynamicAnchor } = Object(schema);
  return new Set([$anchor, $dynamicAnchor].filter((each) => typeof each === 'string'));
}

/** A reference that several schemas could be meant by is none; one that leads to a single schema is like any other. */
export function withoutDynamicRef(schema: Node, anchors: () => Anchors): Node {
  if (!('$dynamicRef' in schema)) return schema;
  const { $dynamicRef, ...rest } = schema;
  const ref = String($dynamicRef);
  const place = ref.includes('/') ? ref : anchors().get(ref);
  if (place === undefined || '$ref' in rest) return rest;
  return { ...rest, $ref: place };
}
