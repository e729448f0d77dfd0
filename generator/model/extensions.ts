import { isRecord, listAt, recordAt, textAt } from '../load/openapi.ts';
import type { Delivery, Dispatch, Guide, Idempotency, ResultCodes, ResultRole, Source } from './model.ts';

/** Readers of the `x-` extensions; `spec/extensions.schema.json` describes them and the lint has checked them. */

export function readGuide(document: unknown): Guide | undefined {
  const guide = recordAt(document, 'x-guide');
  if (textAt(guide, 'id') === '') return undefined;
  return {
    id: textAt(guide, 'id'),
    title: textAt(recordAt(guide, 'title'), 'en'),
    sites: texts(guide, 'sites'),
    state: guide['state'] === 'retired' ? 'retired' : 'current',
    reference: textAt(guide, 'reference'),
  };
}

export function readDispatch(document: unknown): Dispatch | undefined {
  const dispatch = recordAt(document, 'x-dispatch');
  const name = textAt(dispatch, 'name');
  return name === '' ? undefined : { in: dispatch['in'] === 'query' ? 'query' : 'body', name };
}

export function readDelivery(operation: unknown): Delivery | undefined {
  const delivery = recordAt(operation, 'x-delivery');
  if (typeof delivery['timeout'] !== 'number') return undefined;
  const retry = recordAt(delivery, 'retry');
  return {
    timeout: delivery['timeout'],
    retry:
      typeof retry['for'] === 'number'
        ? { every: typeof retry['every'] === 'number' ? retry['every'] : undefined, for: retry['for'] }
        : undefined,
    afterwards: textAt(delivery, 'afterwards'),
  };
}

/** @param defaultOf default of a request field, as text */
export function readIdempotency(
  operation: unknown,
  defaultOf: (field: string) => string,
): Idempotency | undefined {
  const idempotency = recordAt(operation, 'x-idempotency');
  const key = texts(idempotency, 'key');
  return key.length === 0
    ? undefined
    : {
        key,
        apart: texts(idempotency, 'apart').map((name) => ({ name, otherwise: defaultOf(name) })),
        same: texts(idempotency, 'same'),
        stored: idempotency['stored'] !== false,
      };
}

export function readResultCodes(operation: unknown): ResultCodes | undefined {
  const table = recordAt(operation, 'x-result-codes');
  if (textAt(table, 'code') === '') return undefined;
  // Codes look like integers now and then, and JavaScript would list those first: one order for all.
  const codes = Object.entries(recordAt(table, 'codes')).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    code: textAt(table, 'code'),
    message: textAt(table, 'message'),
    codes: codes.map(([code, entry]) => {
      const roles = isRecord(entry) ? entry['for'] : undefined;
      const status = isRecord(entry) ? entry['status'] : undefined;
      return {
        code,
        meaning: textAt(entry, 'meaning'),
        message: textAt(entry, 'message') || textAt(entry, 'meaning'),
        status: typeof status === 'number' ? status : 200,
        for: (Array.isArray(roles) ? roles : [roles]).filter(isRole),
      };
    }),
  };
}

const roleNames: readonly string[] = [
  'success',
  'pending',
  'unauthorized',
  'stale',
  'invalid',
  'unknown',
  'internal',
] satisfies ResultRole[];

function isRole(value: unknown): value is ResultRole {
  return typeof value === 'string' && roleNames.includes(value);
}

export function readRequirement(operation: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(recordAt(operation, 'x-requirement'));
  return Object.fromEntries(entries.map(([mode, need]) => [mode, String(need)]));
}

export function readSource(node: unknown): Source | undefined {
  const source = recordAt(node, 'x-source');
  const section = textAt(source, 'section');
  return section === '' ? undefined : { section, page: textAt(source, 'page') };
}

function texts(value: unknown, key: string): string[] {
  return listAt(value, key).filter((item) => typeof item === 'string');
}
