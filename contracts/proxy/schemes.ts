import type { Exchange } from '../../generator/model/model.ts';
import { saasV2 } from '../../runtime/signing/saas-v2.ts';
import type { SignatureScheme } from '../../runtime/signing/scheme.ts';

/** The schemes that the platform signs its callbacks with. */
const callbackSchemes: readonly SignatureScheme[] = [saasV2];

/**
 * The scheme that the platform signs an exchange with; `undefined` when it is not signed.
 *
 * @throws Error when the document names a scheme that does not exist
 */
export function schemeOf({ name, signature }: Exchange): SignatureScheme | undefined {
  if (signature === undefined) return undefined;
  const scheme = callbackSchemes.find((known) => known.name === signature.scheme);
  if (scheme !== undefined) return scheme;
  const known = callbackSchemes.map((each) => each.name).join(', ');
  throw new Error(
    `${name} is signed with ${signature.scheme}, which is no scheme for callbacks. There are: ${known}.`,
  );
}
