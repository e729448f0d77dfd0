import { callbackMark } from '../load/form/lift-callbacks.ts';
import { methodMark } from '../load/form/other-methods.ts';
import { dereference, isRecord, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { camelCase, createNamer } from './names.ts';

/** An operation as it stands in the document, with a name that is safe to print. */
export interface Operation {
  readonly kind: 'path' | 'webhook' | 'callback';
  /** Key below `paths` or, where callbacks stand as well, `webhooks`. */
  readonly key: string;
  /** The same as it stands in the document. */
  readonly address: string;
  /** Lower case. */
  readonly method: string;
  /** Its key in the path item: the method, but `post` for those that OpenAPI 3.2 added. */
  readonly member: string;
  /** The path item around it. */
  readonly item: unknown;
  readonly node: Readonly<Record<string, unknown>>;
  readonly name: string;
  /** Runtime expression of the address that a callback goes to. */
  readonly expression: string | undefined;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** The operations of a document in its order, named by operationId, webhook, or method and path. */
export function findOperations(openapi: OpenApi): Operation[] {
  const namer = createNamer();
  return (['path', 'webhook'] as const).flatMap((room) =>
    Object.entries(recordAt(openapi, `${room}s`)).flatMap(([key, held]) => {
      const item = dereference(openapi, held);
      const mark = recordAt(item, callbackMark);
      const expression = room === 'webhook' && 'expression' in mark ? textAt(mark, 'expression') : undefined;
      const kind = expression === undefined ? room : 'callback';
      const other = textAt(item, methodMark);
      const address = key.slice(0, key.length - (other && `#${other}`).length);
      return Object.keys(isRecord(item) ? item : {}).flatMap((member) => {
        const node = isRecord(item) ? item[member] : undefined;
        if (!methods.has(member) || !isRecord(node)) return [];
        const method = other.toLowerCase() || member;
        const word = textAt(mark, 'name') || address;
        const wanted = room === 'path' || other !== '' ? `${method} ${word}` : word;
        const name = namer(camelCase(textAt(node, 'operationId') || wanted));
        return { kind, key, address, method, member, item, node, name, expression };
      });
    }),
  );
}
