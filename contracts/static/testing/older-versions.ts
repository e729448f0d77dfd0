import { isRecord } from '../../../generator/load/openapi.ts';
import type { LoosePact } from './compared.ts';

/** A pact of version 4 as an older tool would have written it. */
export function asVersion(pact: LoosePact, version: 2 | 3): LoosePact {
  return {
    ...pact,
    metadata: { pactSpecification: { version: `${version}.0.0` } },
    interactions: pact.interactions.map(({ description, request, response }) => ({
      description,
      request: { ...plain(request), ...queryOf(request, version) },
      response: plain(response),
    })),
  };
}

function plain(message: Record<string, unknown>): Record<string, unknown> {
  const { body, headers, generators: _, matchingRules: __, ...rest } = message;
  return {
    ...rest,
    ...(isRecord(headers)
      ? {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, values]) => [name, String(values)]),
          ),
        }
      : {}),
    ...(isRecord(body) ? { body: body['content'] } : {}),
  };
}

function queryOf({ query }: Record<string, unknown>, version: 2 | 3): Record<string, unknown> {
  if (!isRecord(query) || version === 3) return query === undefined ? {} : { query };
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value): [string, string] => [name, String(value)]),
  );
  return { query: new URLSearchParams(pairs).toString() };
}
