import type { Node } from '../load/form/map-document.ts';
import { textAt } from '../load/openapi.ts';

/**
 * Keeps each operationId once: a second operation of a name gets none, so that its types stand where it does.
 *
 * @returns what an operation becomes
 */
export function createUniqueIds(): (operation: Node) => Node {
  const seen = new Set<string>();
  return (operation) => {
    const id = textAt(operation, 'operationId');
    if (!seen.has(id)) {
      if (id !== '') seen.add(id);
      return operation;
    }
    const { operationId: _twice, ...rest }: Node = operation;
    return rest;
  };
}
