import type { BodyFormat } from '../../runtime/receiving/service.ts';

/** The media type of an answer that code is generated for: JSON where there is one, else the first. */
export function chosenMediaType(types: readonly string[]): string | undefined {
  return types.find(isJsonType) ?? types[0];
}

/** Those of a request: besides the chosen one all that a receiver can read. XML would be mere text, as would be lines. */
export function requestMediaTypes(types: readonly string[]): string[] {
  const chosen = chosenMediaType(types);
  const others = types.filter((type) => type !== chosen && isReadable(type));
  return chosen === undefined ? [] : [chosen, ...others];
}

function isReadable(mediaType: string): boolean {
  const format = formatOf(mediaType);
  return format !== 'events' && format !== 'lines' && !/[/+]xml\b/i.test(mediaType);
}

export function isJsonType(mediaType: string): boolean {
  return /^application\/(?:.+\+)?json(?![\w+-])/i.test(mediaType) && !isLines(mediaType);
}

/** JSON under a name of its own, `application/cloudevents+json`, which whoever sends it has to say. */
export function isNamedJson(mediaType: string): boolean {
  return (
    isJsonType(mediaType) &&
    /^application\/[\w.+!#$&^-]+\s*(?:;[\x20-\x7e]*)?$/.test(mediaType) &&
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
