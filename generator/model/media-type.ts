import type { BodyFormat } from '../../runtime/receiving/service.ts';

/** The one media type of a body that code is generated for: JSON where there is one, else the first. */
export function chosenMediaType(types: readonly string[]): string | undefined {
  return types.find(isJsonType) ?? types[0];
}

export function isJsonType(mediaType: string): boolean {
  return /^application\/(?:.+\+)?json(?![\w+-])/i.test(mediaType) && !isLines(mediaType);
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
