import type { ParameterStyle } from '../../runtime/receiving/service.ts';
import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { asSchema, contentSchema, formatOfMedia } from './content-schema.ts';
import { chosenMediaType, isJsonType, isTextSchema, keptMediaTypes } from './media-type.ts';
import type { Content, Json, JsonSchema, Parameter, ParameterLocation, PartEncoding } from './model.ts';
import { parameterKey } from './signature.ts';

/** A body, and the media type object that describes it. */
export interface FoundContent {
  readonly content: Content;
  readonly media: unknown;
}

/** The bodies that a request or a response may have, the one that goes without saying first. */
export function readContents(
  openapi: OpenApi,
  holder: unknown,
  direction: 'request' | 'response',
): FoundContent[] {
  const content = recordAt(dereference(openapi, holder), 'content');
  const isText = (mediaType: string): boolean => {
    const media = dereference(openapi, content[mediaType]);
    return isTextSchema(dereference(openapi, isRecord(media) ? media['schema'] : undefined));
  };
  return keptMediaTypes(Object.keys(content), direction, isText).map((mediaType) =>
    contentAt(openapi, holder, mediaType),
  );
}

function contentAt(openapi: OpenApi, holder: unknown, mediaType: string): FoundContent {
  const resolved = dereference(openapi, holder);
  const media = dereference(openapi, recordAt(resolved, 'content')[mediaType]);
  const required = isRecord(resolved) && resolved['required'] === true;
  const format = formatOfMedia(openapi, mediaType, media);
  const encoding = Object.entries(recordAt(media, 'encoding')).map(([name, node]) => [
    name,
    readEncoding(node),
  ]);
  const content = {
    mediaType,
    format,
    required,
    schema: contentSchema(openapi, format, media),
    ...(encoding.length === 0 ? {} : { encoding: Object.fromEntries(encoding) }),
  };
  return { content, media };
}

/** A style without more is that of a query. */
function readEncoding(node: unknown): PartEncoding {
  const isStyled = isRecord(node) && ('style' in node || 'explode' in node);
  return {
    contentType: textAt(node, 'contentType') || undefined,
    style: isStyled ? styleOf(node, 'query') : undefined,
    explode: isRecord(node) && typeof node['explode'] === 'boolean' ? node['explode'] : undefined,
  };
}

/** Parameters of an operation and of the path item around it; the operation's own win. */
export function readParameters(
  openapi: OpenApi,
  item: unknown,
  operation: unknown,
  signing: ReadonlySet<string>,
): { parameter: Parameter; node: unknown }[] {
  const found = new Map<string, { parameter: Parameter; node: unknown }>();
  for (const holder of [...listAt(item, 'parameters'), ...listAt(operation, 'parameters')]) {
    const node = dereference(openapi, holder);
    const place = textAt(node, 'in');
    if (!isLocation(place)) continue;
    const name = textAt(node, 'name');
    const key = parameterKey(place, name);
    const required = isRecord(node) && node['required'] === true;
    const content = recordAt(node, 'content');
    const mediaType = chosenMediaType(Object.keys(content));
    const style = styleOf(node, place);
    const parameter = {
      name,
      in: place,
      required: required || place === 'path',
      schema: schemaAt(mediaType === undefined ? node : content[mediaType]),
      style,
      explode: isRecord(node) && typeof node['explode'] === 'boolean' ? node['explode'] : style === 'form',
      json: mediaType !== undefined && isJsonType(mediaType),
      description: textAt(node, 'description'),
      signing: signing.has(key),
    };
    found.set(key, { parameter, node });
  }
  return [...found.values()];
}

const styles: Readonly<Record<ParameterLocation, readonly ParameterStyle[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/** One that does not exist at its place counts as none; the first is what goes without saying. */
function styleOf(node: unknown, place: ParameterLocation): ParameterStyle {
  const named = textAt(node, 'style');
  return (
    styles[place].find((style) => style === named) ??
    (place === 'query' || place === 'cookie' ? 'form' : 'simple')
  );
}

function isLocation(place: string): place is ParameterLocation {
  return place === 'path' || place === 'query' || place === 'header' || place === 'cookie';
}

function schemaAt(node: unknown): JsonSchema {
  return asSchema(isRecord(node) ? node['schema'] : undefined);
}

export function isJson(value: unknown): value is Json {
  return value !== undefined;
}
