import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { readBody } from '../receiving/read-body.ts';

/** The little of a request of `node:http`, or of `node:http2`, that is used here. */
export interface NodeRequest extends Readable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly httpVersionMajor: number;
  readonly complete: boolean;
}

/** The headers of a node request; repeated ones are joined as the Fetch standard does. */
export function headersOf({ headers }: Pick<NodeRequest, 'headers'>): Headers {
  const result = new Headers();
  const { ':authority': authority } = headers;
  if (headers.host === undefined && typeof authority === 'string') result.set('host', authority);
  for (const [name, value] of Object.entries(headers)) {
    // HTTP/2 has the method and the address among its headers.
    if (name.startsWith(':')) continue;
    for (const single of Array.isArray(value) ? value : value === undefined ? [] : [value])
      result.append(name, single);
  }
  return result;
}

/** The address that was called. A target that is no path (`*`, garbage) counts as `/`. */
export function urlOf({ url = '/', headers }: Pick<NodeRequest, 'url' | 'headers'>): URL {
  const host = `http://${headers.host ?? headers[':authority'] ?? 'localhost'}`;
  const base = URL.canParse(host) ? new URL(host).origin : 'http://localhost';
  // Joined, not resolved: `//a/b` is a path here, but would be resolved to the host `a`.
  const target = url.startsWith('/') ? base + url : url;
  return new URL(URL.canParse(target) ? target : 'http://localhost/');
}

/**
 * The raw bytes of a node request, read until soon after `limit`. What is left of a longer body flows away unread:
 * destroying the request would take the connection with it, and nobody would read the answer.
 */
export async function bodyOf(request: NodeRequest, limit: number): Promise<Uint8Array> {
  const body = await readBody(request.iterator({ destroyOnReturn: false }), limit);
  request.resume();
  return body;
}
