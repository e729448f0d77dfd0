import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import type { Received, Sent } from '../exchanged.ts';
import type { RawAnswer } from './forward.ts';

export function sentOf({ method, url, headers, body }: SignableRequest): Sent {
  return { method, url: url.href, headers: Object.fromEntries(headers), body: textOf(body) };
}

export function receivedOf({ status, rawHeaders, body }: RawAnswer, durationMs: number): Received {
  return { status, headers: headersOf(rawHeaders), body: textOf(body), json: jsonOf(body), durationMs };
}

/** The parsed body; `undefined` when it is not JSON. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(body)) as unknown;
  } catch {
    return undefined;
  }
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** By lower-cased name; the values of a repeated header are joined. */
function headersOf(rawHeaders: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(headers);
}
