import type { IncomingMessage } from 'node:http';
import { readBody } from '../receiving/read-body.ts';

/** The headers of a node request; repeated ones are joined as the Fetch standard does. */
export function headersOf({ headers }: Pick<IncomingMessage, 'headers'>): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const single of Array.isArray(value) ? value : value === undefined ? [] : [value])
      result.append(name, single);
  }
  return result;
}

/** The address that was called. A target that is no path (`*`, garbage) counts as `/`. */
export function urlOf({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>): URL {
  const host = `http://${headers.host ?? 'localhost'}`;
  const base = URL.canParse(host) ? new URL(host).origin : 'http://localhost';
  // Joined, not resolved: `//a/b` is a path here, but would be resolved to the host `a`.
  const target = url.startsWith('/') ? base + url : url;
  return new URL(URL.canParse(target) ? target : 'http://localhost/');
}

/**
 * The raw bytes of a node request, read until soon after `limit`. What is left of a longer body flows away unread:
 * destroying the request would take the connection with it, and nobody would read the answer.
 */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const body = await readBody(request.iterator({ destroyOnReturn: false }), limit);
  request.resume();
  return body;
}
