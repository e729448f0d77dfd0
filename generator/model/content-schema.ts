import type { BodyFormat } from '../../runtime/receiving/service.ts';
import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { formatOf } from './media-type.ts';
import type { Json, JsonSchema } from './model.ts';

/** How a body is read and written. What a range of all types, or of applications, means is seen by the schema. */
export function formatOfMedia(openapi: OpenApi, mediaType: string, media: unknown): BodyFormat {
  if (!/^(?:\*|application)\/\*/.test(mediaType)) return formatOf(mediaType);
  const schema = dereference(openapi, isRecord(media) ? media['schema'] : undefined);
  if (schema === undefined || isBinary(schema)) return 'bytes';
  return isText(openapi, schema) ? 'text' : 'json';
}

const text: JsonSchema = { type: 'string' };
const bytes: JsonSchema = { type: 'string', format: 'binary' };

/**
 * The schema of what code makes of a body: text of text, whatever the text may say; bytes of bytes; of what comes piece by
 * piece, each event or line. For all else it is the document's own; anything goes where there is none.
 *
 * @param media the media type object
 */
export function contentSchema(openapi: OpenApi, format: BodyFormat, media: unknown): JsonSchema {
  const own = isRecord(media) ? media['schema'] : undefined;
  if (format === 'bytes') return bytes;
  if (format === 'text') return isText(openapi, own) ? asSchema(own) : text;
  if (format === 'lines') return itemSchema(openapi, media) ?? true;
  if (format === 'events') return eventSchema(openapi, itemSchema(openapi, media));
  if (format === 'multipart') return withFiles(openapi, asSchema(own));
  return asSchema(own);
}

function isText(openapi: OpenApi, schema: unknown): boolean {
  const own = dereference(openapi, schema);
  return isRecord(own) && own['type'] === 'string';
}

function isBinary(schema: unknown): boolean {
  return textAt(schema, 'format') === 'binary';
}

/** Since 3.1 a file may be what has a media type and no encoding. */
function withFiles(openapi: OpenApi, schema: JsonSchema): JsonSchema {
  const own = dereference(openapi, schema);
  const { properties } = isJsonObject(own) ? own : {};
  if (!isJsonObject(own) || !isJsonObject(properties)) return schema;
  const isFile = (part: unknown): boolean =>
    /^(?!text\/|application\/json\b)./.test(textAt(part, 'contentMediaType')) &&
    !recordAt({ part }, 'part')['contentEncoding'];
  const fileOr = (part: Json): Json => {
    if (isFile(part)) return bytes;
    return isJsonObject(part) && isFile(part['items']) ? { ...part, items: bytes } : part;
  };
  const formed = Object.entries(properties).map(([name, part]): [string, Json] => [name, fileOr(part)]);
  if (formed.every(([name, part]) => part === properties[name])) return schema;
  return { ...own, properties: Object.fromEntries(formed) };
}

/** OpenAPI 3.2 says what each is by `itemSchema`; before, most authors said it by `schema`, some by a list of it. */
function itemSchema(openapi: OpenApi, media: unknown): JsonSchema | undefined {
  const { itemSchema: item, schema } = isRecord(media) ? media : {};
  if (item !== undefined) return asSchema(item);
  if (schema === undefined) return undefined;
  const own = dereference(openapi, schema);
  return isRecord(own) && own['type'] === 'array' ? asSchema(own['items']) : asSchema(schema);
}

/** A schema with a property `data` is that of the whole event, another one that of its data. */
function eventSchema(openapi: OpenApi, item: JsonSchema | undefined): JsonSchema {
  const own = dereference(openapi, item);
  if (hasData(openapi, own)) return withParsedData(isRecord(item) && '$ref' in item ? item : asSchema(own));
  return {
    type: 'object',
    required: ['data'],
    properties: {
      data: item ?? text,
      event: { type: 'string' },
      id: { type: 'string' },
      retry: { type: 'integer' },
    },
  };
}

function hasData(openapi: OpenApi, schema: unknown): boolean {
  const own = dereference(openapi, schema);
  if (Object.hasOwn(recordAt(own, 'properties'), 'data')) return true;
  return parts.some((keyword) => listAt(own, keyword).some((part) => hasData(openapi, part)));
}

const parts = ['allOf', 'anyOf', 'oneOf'];

/** Data that is JSON in a text is what that JSON says. */
function withParsedData(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { properties } = schema;
  const content = recordAt(recordAt(schema, 'properties'), 'data')['contentSchema'];
  const own =
    isJsonObject(properties) && content !== undefined
      ? { ...schema, properties: { ...properties, data: asSchema(content) } }
      : schema;
  return Object.fromEntries(
    Object.entries(own).map(([keyword, value]): [string, Json] => [
      keyword,
      parts.includes(keyword) && Array.isArray(value)
        ? value.map((part: Json): Json => withParsedData(asSchema(part)))
        : value,
    ]),
  );
}

/** Anything goes where there is no schema. */
export function asSchema(value: unknown): JsonSchema {
  if (typeof value === 'boolean') return value;
  return isJsonObject(value) ? value : true;
}

/** A document was parsed from YAML or JSON, so whatever is an object in it is a JSON object. */
function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return isRecord(value);
}
