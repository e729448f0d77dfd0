import { Refused } from './refused.ts';
import type { BodyDefinition } from './service.ts';

/**
 * The one of several documented bodies that a request's `Content-Type` names; without one, the first.
 *
 * @throws Refused, with HTTP 415, for a type that is not documented
 */
export function chooseBody(headers: Headers, first: BodyDefinition): BodyDefinition {
  const type = essence(headers.get('content-type') ?? '');
  if (type === '') return first;
  const documented = [first, ...(first.others ?? [])];
  const exact = documented.find(({ mediaType = '' }) => essence(mediaType) === type);
  const meant = exact ?? documented.find(({ mediaType = '' }) => isWithin(type, essence(mediaType)));
  if (meant !== undefined) return meant;
  const known = documented.map(({ mediaType }) => mediaType).join(', ');
  throw new Refused('invalid', `the content type is not one of ${known}`, 415);
}

/** A media type without its parameters. */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** `image/*` has all images in it. */
function isWithin(type: string, range: string): boolean {
  if (range === '*/*') return true;
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1));
}
