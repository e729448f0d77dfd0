import { dereference, isRecord, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { parameterKey, signingParameters } from '../model/signature.ts';

/**
 * The document without the parameters that signature schemes set and check by themselves, so that the types
 * show neither callers nor handlers what is not theirs.
 */
export function withoutSigningParameters(openapi: OpenApi): OpenApi {
  const rooms = (['paths', 'webhooks'] as const).filter((room) => isRecord(openapi[room]));
  const cleaned = rooms.map((room) => [
    room,
    mapValues(recordAt(openapi, room), (item) => cleanItem(openapi, dereference(openapi, item))),
  ]);
  return { ...openapi, ...Object.fromEntries(cleaned) };
}

function cleanItem(openapi: OpenApi, item: unknown): unknown {
  const held = isRecord(item) ? item : {};
  const operations = Object.values(held).filter((node) => isRecord(node) && 'responses' in node);
  const hidden = new Set(operations.flatMap((operation) => [...signingParameters(openapi, operation)]));
  const visible = (parameters: readonly unknown[]): unknown[] =>
    parameters.filter((holder) => {
      const parameter = dereference(openapi, holder);
      return !hidden.has(parameterKey(textAt(parameter, 'in'), textAt(parameter, 'name')));
    });
  const clean = (node: unknown): unknown =>
    isRecord(node) && Array.isArray(node['parameters'])
      ? { ...node, parameters: visible(node['parameters']) }
      : node;
  return clean(mapValues(held, clean));
}

function mapValues(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
