import type { BodyFormat } from '../../runtime/receiving/service.ts';
import { textAt } from '../load/openapi.ts';

/** The media type that goes without saying: JSON where there is one, else the first. */
export function chosenMediaType(types: readonly string[]): string | undefined {
  return types.find(isJsonType) ?? types[0];
}

/**
 * Those that code is generated for: the chosen one, and all others that are read as what the document describes. XML would be
 * mere text; a request comes whole, and an answer is neither a form nor any of a range.
 *
 * @param isText whether what a media type describes is a text
 */
export function keptMediaTypes(
  types: readonly string[],
  direction: 'request' | 'response',
  isText: (mediaType: string) => boolean,
): string[] {
  const chosen = chosenMediaType(types);
  const isKept = (type: string): boolean => {
    const format = formatOf(type);
    if (format === 'text') return isText(type);
    return !leftOut[direction].includes(format) && (direction === 'request' || !type.includes('*'));
  };
  return chosen === undefined ? [] : [chosen, ...types.filter((type) => type !== chosen && isKept(type))];
}

const leftOut: Readonly<Record<'request' | 'response', readonly BodyFormat[]>> = {
  request: ['events', 'lines'],
  response: ['form', 'multipart'],
};

/** Whether what a text is said to be is a text; where nothing is said, it is. */
export function isTextSchema(schema: unknown): boolean {
  return schema === undefined || textAt(schema, 'type') === 'string';
}

export function isJsonType(mediaType: string): boolean {
  return /^(?:application\/(?:.+\+)?|text\/)json(?![\w+-])/i.test(mediaType) && !isLines(mediaType);
}

/** JSON under a name of its own, `application/cloudevents+json`, which whoever sends it has to say. */
export function isNamedJson(mediaType: string): boolean {
  return (
    isJsonType(mediaType) &&
    /^(?:application|text)\/[\w.+!#$&^-]+\s*(?:;[\x20-\x7e]*)?$/.test(mediaType) &&
    !/^application\/json\s*(?:;|$)/i.test(mediaType)
  );
}

/** How a body of this media type is read and written. */
export function formatOf(mediaType: string): BodyFormat {
  if (isJsonType(mediaType)) return 'json';
  if (isLines(mediaType)) return 'lines';
  if (/^text\/event-stream\b/i.test(mediaType)) return 'events';
  if (/^application\/x-www-form-urlencoded\b/i.test(mediaType)) return 'form';
  if (/^multipart\/form-data\b/i.test(mediaType)) return 'multipart';
  return /^(?:text\/|application\/(?:.+\+)?xml\b)/i.test(mediaType) ? 'text' : 'bytes';
}

/** One JSON value after the other: NDJSON under its many names, and JSON text sequences. */
function isLines(mediaType: string): boolean {
  return /^application\/(?:(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines|json-stream)|stream\+json|(?:.+\+)?json-seq)(?![\w+-])/i.test(
    mediaType,
  );
}

/** Events and lines come one after the other. */
export function comesInPieces(format: BodyFormat | undefined): format is 'events' | 'lines' {
  return format === 'events' || format === 'lines';
}
