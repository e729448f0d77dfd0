import { saasV2 } from './saas-v2.ts';
import type { SignatureScheme } from './scheme.ts';
import { sdkHmacSha256 } from './sdk-hmac-sha256.ts';
import { usagePush } from './usage-push.ts';

/** Every signature scheme; generated code imports the one it needs directly. */
export const schemes: readonly SignatureScheme[] = [saasV2, sdkHmacSha256, usagePush];

/** @throws Error that lists the schemes when there is none of that name */
export function schemeNamed(name: string): SignatureScheme {
  const found = schemes.find((scheme) => scheme.name === name);
  if (found !== undefined) return found;
  const known = schemes.map((scheme) => scheme.name).join(', ');
  throw new Error(`There is no signature scheme ${JSON.stringify(name)}. There are: ${known}.`);
}
