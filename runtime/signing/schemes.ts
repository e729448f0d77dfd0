import { agentsJwt } from './agents-jwt.ts';
import { authToken } from './auth-token.ts';
import { authTokenHeader } from './auth-token-header.ts';
import { bodySign } from './body-sign.ts';
import { kitV2 } from './kit-v2.ts';
import { saasV2 } from './saas-v2.ts';
import type { ResponseSignatureScheme, SignatureScheme } from './scheme.ts';
import { sdkHmacSha256 } from './sdk-hmac-sha256.ts';
import { usagePush } from './usage-push.ts';

/** Every scheme for requests; generated code imports the one it needs directly. */
export const schemes: readonly SignatureScheme[] = [
  saasV2,
  sdkHmacSha256,
  usagePush,
  kitV2,
  authToken,
  authTokenHeader,
  agentsJwt,
];

/** Every scheme for responses. */
export const responseSchemes: readonly ResponseSignatureScheme[] = [bodySign];

/** Every scheme that fields are encrypted with; what they need differs, so each is imported directly. */
export const encryptionSchemes = [{ name: 'aes-cbc' }, { name: 'rsa-oaep' }] as const;

/** @throws Error that lists the schemes when there is none of that name */
export function encryptionSchemeNamed(name: string): (typeof encryptionSchemes)[number] {
  return named(name, encryptionSchemes, 'encryption scheme');
}

/** @throws Error that lists the schemes when there is none of that name */
export function schemeNamed(name: string): SignatureScheme {
  return named(name, schemes, 'signature scheme');
}

/** @throws Error that lists the schemes when there is none of that name */
export function responseSchemeNamed(name: string): ResponseSignatureScheme {
  return named(name, responseSchemes, 'signature scheme for responses');
}

function named<Scheme extends { readonly name: string }>(
  name: string,
  all: readonly Scheme[],
  kind: string,
): Scheme {
  const found = all.find((scheme) => scheme.name === name);
  if (found !== undefined) return found;
  const known = all.map((scheme) => scheme.name).join(', ');
  throw new Error(`There is no ${kind} ${JSON.stringify(name)}. There are: ${known}.`);
}
