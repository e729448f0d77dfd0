import { expect } from 'vitest';
import { signedRequest } from '../../testing/notes-service.ts';

export const success = { resultCode: '000000', resultMsg: 'success' };

/** The header that the platform documents for its callbacks. */
export const platformType = 'application/json;charset=utf8';

export interface SendOptions {
  readonly contentType?: string;
  /** When it is signed; milliseconds since 1970. */
  readonly now?: number;
}

/** The address below a mount, with the signature of a body. */
export function signedAddress(address: string, body: unknown, now = Date.now()): string {
  return address + new URL(signedRequest(body, { now }).url).search;
}

/** Sends a signed request, and expects the receiver's own answer: HTTP 200 with JSON. */
export async function send(
  address: string,
  body: unknown,
  { contentType = platformType, now = Date.now() }: SendOptions = {},
): Promise<unknown> {
  const response = await fetch(signedAddress(address, body, now), {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': contentType },
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^application\/json/),
  ]);
  return response.json();
}
