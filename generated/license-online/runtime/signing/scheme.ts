/** A request as a signature scheme sees it: the very bytes of the body, never a parsed copy. */
export interface SignableRequest {
  /** Upper case. */
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What a scheme signs with: `key` is the secret; `id` names it where the scheme sends that name along (AK). */
export interface Credentials {
  readonly key: string;
  readonly id?: string;
}

/** Everything besides the request that a signature depends on, so that it can be reproduced. */
export interface SigningMoment {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** Random, unique per request; schemes without one ignore it. */
  readonly nonce: string;
}

/** Remembers nonces; `true` when this one was seen before. */
export interface NonceCache {
  seen(nonce: string, now: number): boolean;
}

export interface VerifyOptions {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** Largest difference between the request's clock and ours, in seconds, both ways; `undefined` checks no clock. */
  readonly window?: number | undefined;
  /** Refuses a replayed nonce when given. */
  readonly nonces?: NonceCache | undefined;
}

export type SignatureFailureReason = 'missing' | 'malformed' | 'stale' | 'mismatch' | 'replayed';

/** Why a signature was refused, fit for a log. It never holds a secret or the right signature. */
export interface SignatureFailure {
  readonly reason: SignatureFailureReason;
  /** The parameter at fault, e.g. `timestamp`. */
  readonly parameter: string;
  readonly message: string;
}

/** One documented way to sign a request and to verify it. */
export interface SignatureScheme {
  readonly name: string;
  /** Returns the signed request; the given one is left alone. */
  sign(request: SignableRequest, credentials: Credentials, moment: SigningMoment): SignableRequest;
  /** Returns the failure, or `undefined` when the signature holds. */
  verify(
    request: SignableRequest,
    credentials: Credentials,
    options: VerifyOptions,
  ): SignatureFailure | undefined;
}

/** A response as a signature scheme sees it: the very bytes of the body. */
export interface SignableResponse {
  /** By name as sent: unlike `Headers`, a record keeps the case, which the platform looks at. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One documented way to sign a response and to verify it. */
export interface ResponseSignatureScheme {
  readonly name: string;
  /** Returns the headers to add: name, in the documented case → value. */
  sign(response: SignableResponse, credentials: Credentials): Record<string, string>;
  /** Returns the failure, or `undefined` when the signature holds. */
  verify(response: SignableResponse, credentials: Credentials): SignatureFailure | undefined;
}
