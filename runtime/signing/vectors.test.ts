import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createNonceCache } from './nonce-cache.ts';
import { saasV2 } from './saas-v2.ts';
import type { Credentials, SignableRequest, SignatureFailureReason, SigningMoment } from './scheme.ts';
import { parseSdkAuthorization } from './sdk-authorization.ts';
import { canonicalRequest } from './sdk-canonical-request.ts';
import { sdkHmacSha256 } from './sdk-hmac-sha256.ts';
import { usagePush } from './usage-push.ts';

interface VectorFile {
  readonly scheme: string;
  /** Seconds. */
  readonly window: number;
  readonly vectors: readonly Vector[];
}

interface Vector {
  readonly name: string;
  readonly credentials: Credentials;
  readonly now: number;
  /** When present, signing at this moment gives exactly this request. */
  readonly signing?: SigningMoment;
  readonly seenBefore?: boolean;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly bodyBase64?: string;
  };
  readonly canonicalRequestSha256?: string;
  readonly expect: 'accept' | { readonly refuse: SignatureFailureReason; readonly parameter: string };
}

const SIGNING_PARAMETERS = ['signature', 'timestamp', 'nonce', 'ts', 'x-sdk-date', 'authorization'];

describe.each([saasV2, sdkHmacSha256, usagePush])('vectors of $name', (scheme) => {
  const path = new URL(`../../spec/vectors/${scheme.name}.json`, import.meta.url);
  const file: VectorFile = JSON.parse(readFileSync(path, 'utf8'));

  it.each(file.vectors)('verifies: $name', (vector) => {
    const nonces = createNonceCache();
    if (vector.seenBefore) nonces.seen(nonceOf(vector), vector.now);
    const options = { now: vector.now, window: file.window, nonces };
    const failure = scheme.verify(requestOf(vector), vector.credentials, options);
    const verdict = failure ? { refuse: failure.reason, parameter: failure.parameter } : 'accept';
    expect(verdict).toEqual(vector.expect);
  });

  it.each(file.vectors.filter(({ signing }) => signing))('signs: $name', (vector) => {
    const signed = requestOf(vector);
    const unsigned = { ...signed, url: new URL(signed.url), headers: new Headers(signed.headers) };
    for (const name of SIGNING_PARAMETERS) {
      if (unsigned.url.searchParams.has(name)) unsigned.url.searchParams.delete(name);
      unsigned.headers.delete(name);
    }
    const made = scheme.sign(unsigned, vector.credentials, vector.signing ?? { now: 0, nonce: '' });
    expect({ url: made.url.href, headers: [...made.headers] }).toEqual({
      url: signed.url.href,
      headers: [...signed.headers],
    });
  });

  it.each(file.vectors.filter(({ canonicalRequestSha256 }) => canonicalRequestSha256))(
    'makes the canonical request: $name',
    (vector) => {
      const request = requestOf(vector);
      const authorization = parseSdkAuthorization(request.headers.get('Authorization') ?? '');
      const canonical = canonicalRequest(request, authorization?.signedHeaders ?? []);
      expect(hash('sha256', canonical)).toBe(vector.canonicalRequestSha256);
    },
  );
});

function requestOf({ request }: Vector): SignableRequest {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: new Headers(request.headers),
    body: Buffer.from(
      request.body ?? request.bodyBase64 ?? '',
      request.body === undefined ? 'base64' : 'utf8',
    ),
  };
}

function nonceOf({ request }: Vector): string {
  return new URL(request.url).searchParams.get('nonce') ?? request.headers['nonce'] ?? '';
}
