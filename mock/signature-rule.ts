import type { Exchange } from '../generator/model/model.ts';
import type { ResponseSignatureRule, SignatureRule } from '../runtime/receiving/service.ts';
import type { Credentials } from '../runtime/signing/scheme.ts';
import { responseSchemeNamed, schemeNamed } from '../runtime/signing/schemes.ts';

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
  const { window } = signature;
  return { scheme, credentials: own, ...(window === undefined ? {} : { window }) };
}

/** How the responses of an exchange are signed: with the key that verifies its requests. */
export function responseSignatureRule(
  { responseSignature }: Exchange,
  request: SignatureRule | undefined,
): ResponseSignatureRule | undefined {
  if (responseSignature === undefined || request === undefined) return undefined;
  return { scheme: responseSchemeNamed(responseSignature), credentials: request.credentials };
}
