import type { Credentials, SignatureScheme } from '../../runtime/signing/scheme.ts';

export interface TestRequest {
  readonly url: string;
  readonly method?: string;
  /** Sent as it is when it is text, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A response with its body read. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
  /** Header `koocontract-cause`. */
  readonly cause: string | null;
}

/** @param signing leave it out to send the request unsigned; `now` is in milliseconds since 1970 */
export async function send(
  { url, method = 'POST', body, headers = {} }: TestRequest,
  signing?: {
    readonly scheme: SignatureScheme;
    readonly credentials: Credentials;
    readonly now?: number;
  },
): Promise<TestResponse> {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const unsigned = {
    method,
    url: new URL(url),
    headers: new Headers({ 'Content-Type': 'application/json;charset=utf8', ...headers }),
    body: Buffer.from(text),
  };
  const moment = { now: signing?.now ?? Date.now(), nonce: crypto.randomUUID() };
  const signed = signing?.scheme.sign(unsigned, signing.credentials, moment) ?? unsigned;
  const response = await fetch(signed.url, {
    method,
    headers: signed.headers,
    ...(text === '' ? {} : { body: text }),
  });
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text: answer,
    json: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(answer) : undefined,
    cause: response.headers.get('koocontract-cause'),
  };
}
