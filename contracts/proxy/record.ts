import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import type { Received, Sent } from '../exchanged.ts';
import type { RawAnswer } from './forward.ts';

export function sentOf({ method, url, headers, body }: SignableRequest): Sent {
  return { method, url: url.href, headers: Object.fromEntries(headers), body: textOf(body) };
}

/** A server that prints its access key in an error message must not get it into our reports, so it is taken out. */
export function receivedOf(
  { status, rawHeaders, body }: RawAnswer,
  durationMs: number,
  key: string,
): Received {
  const headers = Object.entries(headersOf(rawHeaders)).map(([name, value]) => [
    name,
    withoutKey(value, key),
  ]);
  const text = withoutKey(textOf(body), key);
  return { status, headers: Object.fromEntries(headers), body: text, json: parse(text), durationMs };
}

export function withoutKey(text: string, key: string): string {
  return key.length < 8 ? text : text.replaceAll(key, '[access key]');
}

/** The parsed body; `undefined` when it is not JSON. */
export function jsonOf(body: Uint8Array): unknown {
  return parse(textOf(body));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
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
