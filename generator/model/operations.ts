import { callbackMark } from '../load/form/lift-callbacks.ts';
import { dereference, isRecord, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { camelCase, createNamer } from './names.ts';

/** An operation as it stands in the document, with a name that is safe to print. */
export interface Operation {
  readonly kind: 'path' | 'webhook' | 'callback';
  /** Key below `paths` or, where callbacks stand as well, `webhooks`. */
  readonly key: string;
  /** Lower case. */
  readonly method: string;
  /** The path item around it. */
  readonly item: unknown;
  readonly node: Readonly<Record<string, unknown>>;
  readonly name: string;
  /** Runtime expression of the address that a callback goes to. */
  readonly expression: string | undefined;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of a document in its order, named by operationId, webhook, or method and path. */
export function findOperations(openapi: OpenApi): Operation[] {
  const namer = createNamer();
  return (['path', 'webhook'] as const).flatMap((room) =>
    Object.entries(recordAt(openapi, `${room}s`)).flatMap(([key, held]) => {
      const item = dereference(openapi, held);
      const mark = recordAt(item, callbackMark);
      const expression = room === 'webhook' && 'expression' in mark ? textAt(mark, 'expression') : undefined;
      const kind = expression === undefined ? room : 'callback';
      return methods.flatMap((method) => {
        const node = isRecord(item) ? item[method] : undefined;
        if (!isRecord(node)) return [];
        const wanted =
          textAt(node, 'operationId') ||
          (room === 'webhook' ? textAt(mark, 'name') || key : `${method} ${key}`);
        return { kind, key, method, item, node, name: namer(camelCase(wanted)), expression };
      });
    }),
  );
}
