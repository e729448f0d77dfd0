import type { ParameterStyle } from '../../runtime/receiving/service.ts';
import { dereference, isRecord, listAt, type OpenApi, recordAt, textAt } from '../load/openapi.ts';
import { asSchema, contentSchema } from './content-schema.ts';
import { chosenMediaType, formatOf, isJsonType } from './media-type.ts';
import type { Content, Json, JsonSchema, Parameter, ParameterLocation } from './model.ts';
import { parameterKey } from './signature.ts';

/** The body of a request or response: its JSON content where it has one, else the first. */
export function readContent(
  openapi: OpenApi,
  holder: unknown,
): { content: Content; media: unknown } | undefined {
  const resolved = dereference(openapi, holder);
  const content = recordAt(resolved, 'content');
  const mediaType = chosenMediaType(Object.keys(content));
  if (mediaType === undefined) return undefined;
  const media = dereference(openapi, content[mediaType]);
  const required = isRecord(resolved) && resolved['required'] === true;
  const format = formatOf(mediaType);
  return { content: { mediaType, format, required, schema: contentSchema(openapi, format, media) }, media };
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
