import type { SignableRequest, SignatureScheme } from '../../runtime/signing/scheme.ts';

/** How a request differs from what the platform would send. */
export interface Variation {
  /** Milliseconds that the signing clock is ahead of ours; negative: behind. */
  readonly clockOffset?: number;
  /** Signs with this key instead of the merchant's. */
  readonly key?: string;
  /** Sends and signs this body instead of the fields. */
  readonly body?: string;
  readonly contentType?: string;
  /** Signs in another way than the guide says. */
  readonly sign?: SignatureScheme['sign'];
  /** Changes the request after it was signed. */
  readonly tamper?: (signed: SignableRequest) => SignableRequest;
}

/** Changes query parameters of a signed request; `undefined` takes one out. */
export function withQuery(
  change: (query: URLSearchParams) => Readonly<Record<string, string | undefined>>,
): (signed: SignableRequest) => SignableRequest {
  return (signed) => {
    const url = new URL(signed.url);
    for (const [name, value] of Object.entries(change(url.searchParams))) {
      if (value === undefined) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return { ...signed, url };
  };
}
