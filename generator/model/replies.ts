import { dereference, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { type FoundContent, readContents } from './content.ts';
import type { Content, Reply } from './model.ts';
import { pascalCase } from './names.ts';
import { sameSchema } from './same-schema.ts';
import type { TypeNamer } from './type-names.ts';

/** A response as it stands in the document. */
export interface FoundResponse {
  readonly status: string;
  readonly description: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The one that goes without saying comes first. */
  readonly contents: readonly FoundContent[];
}

/** The responses of an operation, in the document's order. */
export function readResponses(openapi: OpenApi, operation: unknown): FoundResponse[] {
  return Object.entries(recordAt(operation, 'responses')).map(([status, held]) => {
    const node = dereference(openapi, held);
    return {
      status,
      description: textAt(node, 'description'),
      headers: recordAt(node, 'headers'),
      contents: readContents(openapi, node, 'response'),
    };
  });
}

/**
 * A reply for each response and media type.
 *
 * @param stem of the names of their types
 * @param refusalsOf what a media type object has as examples of refusals
 */
export function repliesOf(
  responses: readonly FoundResponse[],
  stem: string,
  types: TypeNamer,
  refusalsOf: (media: unknown) => Reply['refusals'],
): Reply[] {
  // Of an operation that only redirects, that is the success.
  const success = ['2', '3'].flatMap((hundred) =>
    responses.filter(({ status }) => status.startsWith(hundred)),
  )[0]?.status;
  return responses.flatMap(({ status, description, contents: [chosen, ...others] }) => {
    const isSuccess = status === success;
    const name = `${stem}${isSuccess ? '' : status}`;
    const first = {
      status,
      typeName: types(name, chosen?.content.schema, !isSuccess),
      description,
      content: chosen?.content,
      refusals: refusalsOf(chosen?.media),
    };
    const isSame = ({ schema }: Content): boolean => sameSchema(schema, chosen?.content.schema);
    const more = others
      .map(({ content }) => content)
      // JSON under a second name is the same answer.
      .filter((content) => content.format !== 'json' || !isSame(content))
      .map((content) => ({
        ...first,
        typeName: isSame(content)
          ? first.typeName
          : types(name + pascalCase(subtype(content.mediaType)), content.schema, true),
        content,
        refusals: {},
      }));
    return [first, ...more];
  });
}

/** `csv` of `text/csv;header=present`. */
function subtype(mediaType: string): string {
  return mediaType.replace(/^.*?\/|;.*$/g, '');
}
