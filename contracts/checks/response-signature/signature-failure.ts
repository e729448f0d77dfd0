import type { SignatureFailure } from '../../../runtime/signing/scheme.ts';
import { responseSchemeNamed } from '../../../runtime/signing/schemes.ts';
import type { Exchanged } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import { concealed } from '../../merchant/hide-key.ts';

/**
 * What is wrong with the signature of an answer; `undefined` when nothing is, or when the exchange has none. What a web
 * server answers by itself is not the merchant's: other checks name it.
 *
 * @param key access key that the answer is signed with
 */
export function signatureFailure(
  { model }: Book,
  { exchange, received, headerNames = [] }: Exchanged,
  key: string,
): SignatureFailure | undefined {
  const scheme = model.exchanges.find(({ name }) => name === exchange)?.responseSignature;
  if (scheme === undefined) return undefined;
  // It was signed before the driver took the access key out of it; see safety.access-key.
  if (received.body.includes(concealed)) return undefined;
  const headers = headerNames.map((name) => [name, received.headers[name.toLowerCase()] ?? ''] as const);
  const body = new TextEncoder().encode(received.body);
  return responseSchemeNamed(scheme).verify({ headers: Object.fromEntries(headers), body }, { key });
}
