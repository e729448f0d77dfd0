import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createNonceCache } from './nonce-cache.ts';
import type { Credentials, SignableRequest, SignatureFailureReason, SigningMoment } from './scheme.ts';
import { responseSchemes, schemes } from './schemes.ts';
import { parseSdkAuthorization } from './sdk-authorization.ts';
import { canonicalRequest } from './sdk-canonical-request.ts';
import { bytesOf, readVectors, type VectorBody, vectorFileNames } from './vectors.test-helper.ts';

interface Vector {
  readonly name: string;
  readonly credentials: Credentials;
  readonly now: number;
  /** Seconds; in place of the file's. */
  readonly window?: number;
  /** When present, signing at this moment gives exactly this request. */
  readonly signing?: SigningMoment;
  readonly seenBefore?: boolean;
  readonly request: VectorBody & {
    readonly method: string;
    readonly url: string;
    readonly headers: Record<string, string>;
  };
  readonly canonicalRequestSha256?: string;
  readonly expect: 'accept' | { readonly refuse: SignatureFailureReason; readonly parameter: string };
}

const SIGNING_PARAMETERS =
  'signature timestamp nonce ts x-sdk-date authorization authToken timeStamp x-sign x-timestamp x-nonce'.split(
    ' ',
  );

describe('the files of vectors', () => {
  const files = vectorFileNames().map((name) => ({ name, ...readVectors(name) }));

  it('belong to the schemes, one to each', () => {
    const signatures = files.filter(({ encryption }) => encryption === undefined);
    const known = [...schemes, ...responseSchemes].map(({ name }) => name);
    expect(signatures.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it.each(files)('$name.json says what it is for', ({ name, scheme, encryption }) => {
    expect(scheme ?? encryption).toBe(name);
  });

  it.each(files.filter(({ encryption }) => encryption))('$name.json has a test of its own', ({ name }) => {
    expect(existsSync(new URL(`${name}.test.ts`, import.meta.url))).toBe(true);
  });
});

describe.each(schemes)('vectors of $name', (scheme) => {
  const file = readVectors<Vector>(scheme.name);

  it.each(file.vectors)('verifies: $name', (vector) => {
    const nonces = createNonceCache();
    if (vector.seenBefore) nonces.seen(nonceOf(vector), vector.now);
    const options = { now: vector.now, window: vector.window ?? file.window, nonces };
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
  const { method, url, headers } = request;
  return { method, url: new URL(url), headers: new Headers(headers), body: bytesOf(request) };
}

function nonceOf({ request: { url, headers } }: Vector): string {
  return new URL(url).searchParams.get('nonce') ?? headers['nonce'] ?? headers['x-nonce'] ?? '';
}
