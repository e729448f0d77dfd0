import { mapDocument, type Node } from '../load/form/map-document.ts';
import { type OpenApi, textAt } from '../load/openapi.ts';

/** The document with each operationId once: a second one of a name gets none, so that its types stand where it does. */
export function withUniqueOperationIds(openapi: OpenApi): OpenApi {
  const seen = new Set<string>();
  return mapDocument(openapi, (node, kind) => {
    const id = textAt(node, 'operationId');
    if (kind !== 'operation' || !seen.has(id)) {
      if (kind === 'operation' && id !== '') seen.add(id);
      return node;
    }
    const { operationId: _twice, ...rest }: Node = node;
    return rest;
  });
}
