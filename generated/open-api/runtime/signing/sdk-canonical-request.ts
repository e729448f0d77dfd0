import { hash } from 'node:crypto';
import type { SignableRequest } from './scheme.ts';

/**
 * The text that SDK-HMAC-SHA256 signs (before it is hashed).
 *
 * @param signedHeaders lower-case names, sorted
 * @see API Request Signing Guide, `devg-apisign/api-sign-algorithm-001` to `-005`
 */
export function canonicalRequest(request: SignableRequest, signedHeaders: readonly string[]): string {
  const lines = signedHeaders.map((name) => `${name}:${signedValue(request, name) ?? ''}\n`);
  return [
    request.method,
    canonicalUri(request.url),
    canonicalQuery(request.url),
    lines.join(''),
    signedHeaders.join(';'),
    request.headers.get('X-Sdk-Content-Sha256') ?? hash('sha256', request.body),
  ].join('\n');
}

/** Value of a signed header. `fetch` lets nobody set Host, so the URL stands in for it. */
export function signedValue({ headers, url }: SignableRequest, name: string): string | undefined {
  return headers.get(name) ?? (name === 'host' ? url.host : undefined);
}

function canonicalUri(url: URL): string {
  const path = url.pathname.split('/').map(reencode).join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

/** URLSearchParams reads `+` as a space and a name without `=` as an empty value, as the gateway does. */
function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .sort(([nameA, a], [nameB, b]) => compare(nameA, nameB) || compare(a, b))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Brings a percent-encoded path segment, whatever was encoded in it, to the one documented form. */
function reencode(segment: string): string {
  try {
    return encode(decodeURIComponent(segment));
  } catch {
    return segment; // Its escapes are not UTF-8; URL has made the rest of it safe already.
  }
}

/** RFC 3986: all but `A-Z a-z 0-9 - _ . ~`. */
function encode(text: string): string {
  const upperHex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, upperHex);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
