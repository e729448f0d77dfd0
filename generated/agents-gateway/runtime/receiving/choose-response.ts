import { byContentType } from './by-content-type.ts';
import { isIterable } from './chunks.ts';
import type { ResponseDefinition } from './service.ts';

/**
 * The documented answer with a status. Of several media types it is the one that the handler's `content-type` names; without it,
 * the one that fits what the handler returned: of an async iterable events or lines, of bytes bytes, of all else the first that it
 * does not break.
 *
 * @throws Error for a type that the document has not
 */
export function chooseResponse(
  responses: readonly ResponseDefinition[],
  status: number,
  contentType: string | undefined,
  body: unknown,
): ResponseDefinition | undefined {
  const first = responses.find((response) => response.status === status);
  if (!responses.some((response) => response.status === status && response !== first)) return first;
  const all = responses.filter((response) => response.status === status);
  if (contentType !== undefined) {
    const named = byContentType(all, contentType, mediaTypeOf);
    if (named !== undefined) return named;
    throw new Error(
      `There is no answer ${status} of ${contentType} in the document. There are ${all.map(mediaTypeOf).join(', ')}.`,
    );
  }
  const inPieces = all.find(({ format }) => format === 'events' || format === 'lines');
  const bytes = all.find(({ format }) => format === 'bytes');
  if (isBytes(body)) return bytes ?? first;
  if (isIterable(body)) return inPieces ?? bytes ?? first;
  return all.find(({ format, validate }) => format === undefined && validate(body).ok) ?? first;
}

function mediaTypeOf({ contentType = 'application/json' }: ResponseDefinition): string {
  return contentType;
}

function isBytes(value: unknown): boolean {
  return value instanceof Uint8Array || value instanceof Blob || value instanceof ReadableStream;
}
