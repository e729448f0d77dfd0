import { type OpenApi, recordAt } from '../../generator/load/openapi.ts';
import { findOperations, type Operation } from '../../generator/model/operations.ts';

/** A copy of a document with other path operations. */
export function withOperations(
  openapi: OpenApi,
  change: (operation: Operation) => Operation['node'],
): OpenApi {
  const items = new Map<string, object>();
  for (const operation of findOperations(openapi)) {
    if (operation.kind !== 'path') continue;
    const item = items.get(operation.key) ?? Object(operation.item);
    items.set(operation.key, { ...item, [operation.method]: change(operation) });
  }
  return { ...openapi, paths: { ...recordAt(openapi, 'paths'), ...Object.fromEntries(items) } };
}
