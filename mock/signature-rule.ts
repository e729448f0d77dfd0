import type { Exchange } from '../generator/model/model.ts';
import type { SignatureRule } from '../runtime/receiving/service.ts';
import type { Credentials } from '../runtime/signing/scheme.ts';
import { schemeNamed } from '../runtime/signing/schemes.ts';

/** Credentials by the name of their signature scheme, e.g. `{ 'saas-v2': { key } }`. */
export type CredentialsByScheme = Readonly<Record<string, Credentials>>;

/**
 * How the requests of an exchange are checked; `undefined` when they are not signed.
 *
 * @throws Error when the scheme does not exist or its key is missing: nothing could be verified then
 */
export function signatureRule(
  { name, signature }: Exchange,
  credentials: CredentialsByScheme,
): SignatureRule | undefined {
  if (signature === undefined) return undefined;
  const scheme = schemeNamed(signature.scheme);
  const own = credentials[scheme.name];
  if (own === undefined || own.key === '')
    throw new Error(
      `There is no key for ${scheme.name}, with which ${name} is signed. Set it, so that signatures can be checked.`,
    );
  return { scheme, window: signature.window, credentials: own };
}
