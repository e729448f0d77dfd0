import { dereference, isRecord, type OpenApi, recordAt } from '../openapi.ts';
import { methods } from './grammar.ts';
import type { Node } from './map-document.ts';

/** On a path item of the one form whose only operation, `post`, is sent with another method: that one, `QUERY`. */
export const methodMark = 'x-koocontract-method';

/** What `fetch` sends to nobody. */
const forbidden = ['CONNECT', 'TRACE', 'TRACK'];

/** Methods that OpenAPI 3.2 added and an item has, `QUERY` and those of its `additionalOperations`; each is sent or is not. */
export function otherMethods(item: unknown): {
  readonly method: string;
  readonly operation: Node;
  readonly pointer: readonly string[];
  readonly isSent: boolean;
}[] {
  const found = [
    { method: 'QUERY', operation: isRecord(item) ? item['query'] : undefined, pointer: ['query'] },
    ...Object.entries(recordAt(item, 'additionalOperations')).map(([method, operation]) => ({
      method,
      operation,
      pointer: ['additionalOperations', method],
    })),
  ];
  return found.flatMap(({ method, operation, pointer }) => {
    const isSent = /^[\w!#$%&'*+.^`|~-]+$/.test(method) && !forbidden.includes(method.toUpperCase());
    return isRecord(operation) ? [{ method, operation, pointer, isSent }] : [];
  });
}

/**
 * A path item, and one for each of its methods that OpenAPI 3.2 added: as `post`, which tools know, with a mark. A fragment in the
 * key never reaches a server.
 */
export function itemsByMethod(key: string, item: Node): [key: string, item: Node][] {
  const others = otherMethods(item);
  if (others.length === 0) return [[key, item]];
  const { additionalOperations: _others, query: _query, ...plain } = item;
  const shared = Object.fromEntries(Object.entries(plain).filter(([name]) => !methods.includes(name)));
  const lifted = others
    .filter(({ isSent }) => isSent)
    .map(({ method, operation }): [string, Node] => [
      `${key}#${method}`,
      { ...shared, post: operation, [methodMark]: method },
    ]);
  return [[key, plain], ...lifted];
}

/** The document with such items among its paths and webhooks. */
export function withOtherMethods(openapi: OpenApi): OpenApi {
  const [paths, webhooks] = (['paths', 'webhooks'] as const).map((room) => {
    const items = Object.entries(recordAt(openapi, room));
    const split = items.flatMap(([key, held]): [string, unknown][] => {
      const item = dereference(openapi, held);
      return isRecord(item) && otherMethods(item).length > 0 ? itemsByMethod(key, item) : [[key, held]];
    });
    return split.length === items.length ? undefined : Object.fromEntries(split);
  });
  if (paths === undefined && webhooks === undefined) return openapi;
  return { ...openapi, ...(paths && { paths }), ...(webhooks && { webhooks }) };
}
