import { dereference, type OpenApi, recordAt } from '../load/openapi.ts';
import type { Problem } from '../load/problem.ts';
import { findOperations } from './operations.ts';

/** What a document says and nothing is generated from yet. It is told, since silence would look like support. */
export function leftOut(openapi: OpenApi): Problem[] {
  const otherMethods = (['paths', 'webhooks'] as const).flatMap((room) =>
    Object.entries(recordAt(openapi, room)).flatMap(([key, held]) => {
      const item = recordAt({ item: dereference(openapi, held) }, 'item');
      const methods = [
        ...Object.keys(recordAt(item, 'additionalOperations')),
        ...('query' in item ? ['QUERY'] : []),
      ];
      return methods.map((method) =>
        warning(
          'method-left-out',
          `${method} ${key} is left out: fetch and openapi-fetch know no such method.`,
        ),
      );
    }),
  );
  const others = findOperations(openapi).flatMap(({ name, node }) =>
    Object.keys(recordAt(node, 'callbacks')).map((callback) =>
      warning(
        'callback-left-out',
        `The callback ${callback} of ${name} is left out: code is generated for paths and webhooks. Describe it as a webhook to have it.`,
      ),
    ),
  );
  return [...otherMethods, ...others];
}

function warning(code: string, message: string): Problem {
  return { severity: 'warning', code, message, suggestions: [], place: undefined };
}
