import type { Exchange } from '../generator/model/model.ts';
import { byContentType, essence } from '../runtime/receiving/by-content-type.ts';

/**
 * The media type that a caller asks for by `Accept`, in its order, where a response has several; `undefined` for the one that goes
 * without saying.
 */
export function acceptedType(
  { responses }: Pick<Exchange, 'responses'>,
  status: string | undefined,
  accept: string,
): string | undefined {
  const types = responses.flatMap((reply) =>
    reply.status === status && reply.content !== undefined ? [reply.content.mediaType] : [],
  );
  for (const asked of accept.split(',')) {
    if (essence(asked) === '*/*') return undefined;
    const found = byContentType(types, asked, (type) => type);
    if (found !== undefined) return found === types[0] ? undefined : found;
  }
  return undefined;
}
