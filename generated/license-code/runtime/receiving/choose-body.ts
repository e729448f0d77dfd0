import { byContentType } from './by-content-type.ts';
import { Refused } from './refused.ts';
import type { BodyDefinition } from './service.ts';

/**
 * The one of several documented bodies that a request's `Content-Type` names; without one, the first.
 *
 * @throws Refused, with HTTP 415, for a type that is not documented
 */
export function chooseBody(headers: Headers, first: BodyDefinition): BodyDefinition {
  const type = headers.get('content-type') ?? '';
  if (type.trim() === '') return first;
  const documented = [first, ...(first.others ?? [])];
  const meant = byContentType(documented, type, ({ mediaType = '' }) => mediaType);
  if (meant !== undefined) return meant;
  const known = documented.map(({ mediaType }) => mediaType).join(', ');
  throw new Refused('invalid', `the content type is not one of ${known}`, 415);
}
