import { mapDocument, type Node } from '../load/form/map-document.ts';
import { dereference, isRecord, type OpenApi, recordAt } from '../load/openapi.ts';
import { contentSchema, formatOfMedia } from '../model/content-schema.ts';
import { discriminatorForm } from '../model/discriminators.ts';

/** The document with schemas as code sees them, so that their types are printed: those of bodies, and of unions. */
export function withContentSchemas(openapi: OpenApi): OpenApi {
  const unionForm = discriminatorForm(openapi);
  return mapDocument(openapi, (node, kind) => {
    if (kind === 'schema') return 'discriminator' in node ? unionForm(node) : node;
    return (kind === 'body' || kind === 'response') && 'content' in node
      ? { ...node, content: contentOf(openapi, node) }
      : node;
  });
}

function contentOf(openapi: OpenApi, holder: Node): Node {
  return Object.fromEntries(
    Object.entries(recordAt(holder, 'content')).map(([mediaType, held]) => {
      const media = dereference(openapi, held);
      const format = formatOfMedia(openapi, mediaType, media);
      if (!isRecord(media) || (format === 'json' && media === held)) return [mediaType, held];
      const schema = contentSchema(openapi, format, media);
      return [mediaType, { ...media, ...(schema === true ? {} : { schema }) }];
    }),
  );
}
