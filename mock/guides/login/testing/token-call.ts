import { application } from '../demo.ts';

/** What a merchant's server sends besides the code or the refresh token. */
export const client = {
  client_id: application.clientId,
  client_secret: application.clientSecret,
} as const;

/** The answer of a token address. */
export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends a form to a token address. */
export async function callToken(
  address: string,
  form: Readonly<Record<string, string>> | FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<TokenAnswer> {
  const body = form instanceof FormData ? form : new URLSearchParams(form);
  const response = await fetch(address, { method: 'POST', body, headers });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** Reads the user of an access token. */
export async function callUserInfo(
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<TokenAnswer> {
  const response = await fetch(address, { headers: { accept: 'application/json', ...headers } });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}
