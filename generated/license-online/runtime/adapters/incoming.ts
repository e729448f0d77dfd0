import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { createCollector } from '../receiving/read-body.ts';
import type { SignableRequest } from '../signing/scheme.ts';

/** The little of a request of `node:http`, or of `node:http2`, that is used here. */
export interface NodeRequest extends Readable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly httpVersionMajor: number;
  readonly complete: boolean;
}

/** A node request for a receiver. Its headers are made when someone asks for them: most requests are served without. */
export class ReceivedRequest implements SignableRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: Uint8Array;
  readonly #request: NodeRequest;
  #headers: Headers | undefined;

  constructor(request: NodeRequest, url: URL, body: Uint8Array) {
    this.method = request.method ?? 'GET';
    this.url = url;
    this.body = body;
    this.#request = request;
  }

  get headers(): Headers {
    this.#headers ??= headersOf(this.#request);
    return this.#headers;
  }
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

/** A host as requests name it: anything else would become a part of the path. */
const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** The address that was called. A target that is no path (`*`, garbage) counts as `/`. */
export function urlOf({ url = '/', headers }: Pick<NodeRequest, 'url' | 'headers'>): URL {
  const host = headers.host ?? headers[':authority'];
  const base = typeof host === 'string' && plainHost.test(host) ? `http://${host}` : 'http://localhost';
  // Joined, not resolved: `//a/b` is a path here, but would be resolved to the host `a`.
  const target = url.startsWith('/') ? base + url : url;
  try {
    return new URL(target);
  } catch {
    return new URL(
      base === 'http://localhost' || !url.startsWith('/') ? 'http://localhost/' : `http://localhost${url}`,
    );
  }
}

/**
 * The raw bytes of a node request, read until soon after `limit`. What is left of a longer body flows away unread:
 * destroying the request would take the connection with it, and nobody would read the answer. Read by events, since an
 * iterator takes as long as the whole receiver.
 *
 * @returns rejects when the sender hangs up before the end
 */
export function bodyOf(request: NodeRequest, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const collected = createCollector(limit);
    const done = (): void => {
      request.off('close', fail);
      resolve(collected.bytes());
    };
    // Made when it is needed: to make an error takes longer than to read a body.
    const fail = (): void => reject(new Error('The sender hung up.'));
    const add = (chunk: Uint8Array): void => {
      if (collected.add(chunk)) return;
      request.off('data', add).resume();
      done();
    };
    if (request.readableEnded) return done();
    if (request.destroyed) return fail();
    request.on('data', add).on('end', done).on('error', fail).on('close', fail);
  });
}
