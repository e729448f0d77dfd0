import type { Exchange } from '../../generator/model/model.ts';
import type { SignatureScheme } from '../../runtime/signing/scheme.ts';
import { schemeNamed } from '../../runtime/signing/schemes.ts';

/**
 * The scheme that the requests of an exchange are signed with.
 *
 * @throws when the document names none, or one that does not exist
 */
export function schemeOf({ name, signature }: Exchange): SignatureScheme {
  if (signature === undefined) throw new Error(`The document does not say how ${name} is signed.`);
  return schemeNamed(signature.scheme);
}
