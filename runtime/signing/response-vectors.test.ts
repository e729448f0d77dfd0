import { describe, expect, it } from 'vitest';
import type { Credentials, SignableResponse, SignatureFailureReason } from './scheme.ts';
import { responseSchemes } from './schemes.ts';
import { bytesOf, readVectors, type VectorBody } from './vectors.test-helper.ts';

interface Vector {
  readonly name: string;
  readonly credentials: Credentials;
  /** When present, signing the body gives exactly the signing headers. */
  readonly signing?: boolean;
  readonly response: VectorBody & { readonly headers: Record<string, string> };
  readonly expect: 'accept' | { readonly refuse: SignatureFailureReason; readonly parameter: string };
}

describe.each(responseSchemes)('vectors of $name', (scheme) => {
  const { vectors } = readVectors<Vector>(scheme.name);

  it.each(vectors)('verifies: $name', ({ response, credentials, expect: expected }) => {
    const failure = scheme.verify(responseOf(response), credentials);
    const verdict = failure ? { refuse: failure.reason, parameter: failure.parameter } : 'accept';
    expect(verdict).toEqual(expected);
  });

  it.each(vectors.filter(({ signing }) => signing))('signs: $name', ({ response, credentials }) => {
    const added = scheme.sign({ ...responseOf(response), headers: {} }, credentials);
    expect(added).not.toEqual({});
    expect({ ...response.headers, ...added }).toEqual(response.headers);
  });
});

function responseOf(response: Vector['response']): SignableResponse {
  return { headers: response.headers, body: bytesOf(response) };
}
