import { dereference, type OpenApi, recordAt } from '../load/openapi.ts';
import type { Problem } from '../load/problem.ts';
import { readContent } from './content.ts';
import { findOperations } from './operations.ts';

/** What a document says and nothing is generated from yet. It is told, since silence would look like support. */
export function leftOut(openapi: OpenApi): Problem[] {
  return findOperations(openapi).flatMap(({ name, node }) => [
    ...Object.keys(recordAt(node, 'callbacks')).map((callback) =>
      warning(
        'callback-left-out',
        `The callback ${callback} of ${name} is left out: code is generated for paths and webhooks. Describe it as a webhook to have it.`,
      ),
    ),
    ...otherBody(openapi, name, node['requestBody']),
  ]);
}

function otherBody(openapi: OpenApi, name: string, body: unknown): Problem[] {
  const mediaType = readContent(openapi, dereference(openapi, body))?.content.mediaType ?? 'application/json';
  if (/\bjson\b/.test(mediaType)) return [];
  return [
    warning(
      'body-not-json',
      `${name} takes ${mediaType}, but generated receivers and clients speak JSON only.`,
    ),
  ];
}

function warning(code: string, message: string): Problem {
  return { severity: 'warning', code, message, suggestions: [], place: undefined };
}
