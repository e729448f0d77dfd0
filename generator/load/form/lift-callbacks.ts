import { camelCase } from '../../model/names.ts';
import { dereference, isRecord, type OpenApi, recordAt, textAt } from '../openapi.ts';
import { methods } from './grammar.ts';
import { itemsByMethod } from './other-methods.ts';

/** On a webhook of the one form that is a callback in the document. */
export const callbackMark = 'x-koocontract-callback';

/** The mark's value. */
export interface CallbackMark {
  /** Runtime expression of the address: `{$request.body#/callbackUrl}`. */
  readonly expression: string;
  /** What its operations are called, in words, unless they say it themselves. */
  readonly name: string;
}

interface Found {
  /** What the operation is called, in words. */
  readonly name: string;
  readonly operation: Readonly<Record<string, unknown>>;
}

/**
 * Callbacks are webhooks that say where they go: from here on they stand beside them, each with a mark, so that nothing
 * has to look for them in operations.
 */
export function liftCallbacks(openapi: OpenApi): OpenApi {
  const webhooks = recordAt(openapi, 'webhooks');
  const lifted: Record<string, unknown> = {};
  const seen = new Set<unknown>();
  const pending: Found[] = [
    ...Object.entries(recordAt(openapi, 'paths')).flatMap(([path, held]) =>
      operationsOf(openapi, held, path, false),
    ),
    ...Object.entries(webhooks).flatMap(([name, held]) => operationsOf(openapi, held, name, true)),
  ];
  for (let found = pending.shift(); found !== undefined; found = pending.shift()) {
    if (seen.has(found.operation)) continue;
    seen.add(found.operation);
    for (const [callback, held] of Object.entries(recordAt(found.operation, 'callbacks'))) {
      const paths = Object.entries(recordAt({ held: dereference(openapi, held) }, 'held'));
      for (const [expression, holder] of paths) {
        const item = dereference(openapi, holder);
        if (!isRecord(item) || expression.startsWith('x-')) continue;
        const name = `${found.name} ${callback}`;
        const free = freeKey(camelCase(name), { ...webhooks, ...lifted });
        const mark: CallbackMark = { expression: withDollars(expression), name };
        for (const [key, each] of itemsByMethod(free, item)) {
          lifted[key] = { ...each, [callbackMark]: mark };
          pending.push(...operationsOf(openapi, each, name, true));
        }
      }
    }
  }
  return Object.keys(lifted).length === 0 ? openapi : { ...openapi, webhooks: { ...webhooks, ...lifted } };
}

/** Many documents, those of 3GPP among them, write `{request.body#/url}` for `{$request.body#/url}`. */
export function withDollars(expression: string): string {
  return expression.replaceAll(/(^|\{)(?=(?:request|response)\.(?:header|query|path|body)\b)/g, '$1$$');
}

function operationsOf(openapi: OpenApi, held: unknown, key: string, isNamed: boolean): Found[] {
  const item = dereference(openapi, held);
  return methods.flatMap((method) => {
    const operation = isRecord(item) ? item[method] : undefined;
    if (!isRecord(operation)) return [];
    return [{ name: textAt(operation, 'operationId') || (isNamed ? key : `${method} ${key}`), operation }];
  });
}

function freeKey(wanted: string, taken: object): string {
  let key = wanted;
  for (let count = 2; Object.hasOwn(taken, key); count++) key = `${wanted}${count}`;
  return key;
}
