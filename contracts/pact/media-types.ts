import { dereference, type OpenApi, recordAt } from '../../generator/load/openapi.ts';
import { findOperations } from '../../generator/model/operations.ts';
import { withOperations } from './with-operations.ts';

/** Every media type of an answer that has several. */
export function mediaTypesOf(openapi: OpenApi): string[] {
  const types = findOperations(openapi).flatMap(({ node }) =>
    Object.values(recordAt(node, 'responses'))
      .map((held) => Object.keys(recordAt(dereference(openapi, held), 'content')))
      .filter(({ length }) => length > 1)
      .flat(),
  );
  return [...new Set(types)];
}

/** The document with nothing but this media type in the answers that have it. */
export function answeringAs(openapi: OpenApi, mediaType: string): OpenApi {
  return withOperations(openapi, ({ node }) => {
    const responses = Object.entries(recordAt(node, 'responses')).map(([status, held]) => {
      const content = recordAt(dereference(openapi, held), 'content');
      const only = { ...Object(dereference(openapi, held)), content: { [mediaType]: content[mediaType] } };
      return [status, mediaType in content ? only : held];
    });
    return { ...node, responses: Object.fromEntries(responses) };
  });
}
