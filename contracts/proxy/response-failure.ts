import { responseSchemeNamed } from '../../runtime/signing/schemes.ts';
import type { RawAnswer } from './forward.ts';

/**
 * Why the signature of an answer does not hold, over its very bytes and with its headers' own case; `undefined` when it
 * does, or when there is no scheme.
 */
export function responseFailure(
  scheme: string | undefined,
  { rawHeaders, body }: RawAnswer,
  key: string,
): string | undefined {
  if (scheme === undefined) return undefined;
  const headers: Record<string, string> = {};
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers[rawHeaders[index] ?? ''] = rawHeaders[index + 1] ?? '';
  return responseSchemeNamed(scheme).verify({ headers, body }, { key })?.message;
}
