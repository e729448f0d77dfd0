import { dereference, isRecord, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { camelCase, createNamer } from './names.ts';

/** An operation as it stands in the document, with a name that is safe to print. */
export interface Operation {
  readonly kind: 'path' | 'webhook';
  /** Key below `paths` or `webhooks`. */
  readonly key: string;
  /** Lower case. */
  readonly method: string;
  /** The path item around it. */
  readonly item: unknown;
  readonly node: Readonly<Record<string, unknown>>;
  readonly name: string;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of a document in its order, named by operationId, webhook, or method and path. */
export function findOperations(openapi: OpenApi): Operation[] {
  const namer = createNamer();
  return (['path', 'webhook'] as const).flatMap((kind) =>
    Object.entries(recordAt(openapi, `${kind}s`)).flatMap(([key, held]) => {
      const item = dereference(openapi, held);
      return methods.flatMap((method) => {
        const node = isRecord(item) ? item[method] : undefined;
        if (!isRecord(node)) return [];
        const wanted = textAt(node, 'operationId') || (kind === 'webhook' ? key : `${method} ${key}`);
        return { kind, key, method, item, node, name: namer(camelCase(wanted)) };
      });
    }),
  );
}
