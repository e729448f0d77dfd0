import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isRecord, textAt } from '../../generator/load/openapi.ts';
import { bodyOf, headersOf } from '../../runtime/adapters/incoming.ts';
import { listen } from '../../runtime/adapters/listen.ts';
import { parseJson } from '../../runtime/signing/canonical-json.ts';
import type { Broker } from './broker.ts';

/** One request that Pact has sent to the broker. */
export interface Passage {
  readonly method: string;
  /** At the broker. */
  readonly url: string;
  /** `undefined` when the broker gave no answer. */
  readonly status: number | undefined;
  /** What the broker says of a failure, or why there is no answer. */
  readonly reason: string;
  /** The parsed answer; `undefined` when it is not JSON. */
  readonly answer: unknown;
}

export interface Forwarder {
  /** Address of the broker as Pact has to call it. */
  readonly url: string;
  /** Everything that was asked so far, in order. */
  readonly passages: readonly Passage[];
  close(): Promise<void>;
}

/** Bytes; a broker with a thousand pacts lists them in less. */
const bodyLimit = 64 * 1024 * 1024;
const timeout = 60_000;

/**
 * Stands between Pact and a broker on this machine: it adds the credentials, which Pact need not know then, lets each answer
 * be changed, and remembers what was asked. Pact itself tells nobody when a result could not be published.
 *
 * @param change makes another answer of a parsed one
 */
export async function startForwarder(
  { url, authorization }: Pick<Broker, 'url' | 'authorization'>,
  change: (answer: unknown) => unknown,
): Promise<Forwarder> {
  const passages: Passage[] = [];
  // Nobody else on this machine may use our credentials.
  const secret = `/${crypto.randomUUID()}`;
  let own = '';
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // Pact would come back again and again to a 5xx.
      respond(response, 424, JSON.stringify({ error: String(error) }));
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: target = '' } = request;
    const body = await bodyOf(request, bodyLimit);
    if (target !== secret && !target.startsWith(`${secret}/`)) return respond(response, 404, '{}');
    const passage = await ask(
      method,
      new URL(target.slice(secret.length), url.origin),
      headersOf(request),
      body,
    );
    passages.push(passage);
    const { status = 424, answer } = passage;
    respond(response, status, answer === undefined ? '{}' : JSON.stringify(relinked(change(answer))));
  }

  async function ask(method: string, asked: URL, headers: Headers, body: Uint8Array): Promise<Passage> {
    const passage = { method, url: asked.href };
    for (const name of ['host', 'connection', 'content-length', 'accept-encoding', 'authorization'])
      headers.delete(name);
    if (authorization !== undefined) headers.set('authorization', authorization);
    try {
      const answer = await fetch(asked, {
        method,
        headers,
        ...(body.byteLength === 0 ? {} : { body: new Uint8Array(body) }),
        signal: AbortSignal.timeout(timeout),
      });
      const text = await answer.text();
      const reason = answer.ok ? '' : text.slice(0, 300);
      return { ...passage, status: answer.status, reason, answer: parsed(text) };
    } catch (error) {
      return { ...passage, status: undefined, reason: reasonOf(error), answer: undefined };
    }
  }

  /** Has the links of a HAL resource, and of those in it, lead here. */
  function relinked(resource: unknown): unknown {
    if (!isRecord(resource)) return resource;
    const { _links, _embedded } = resource;
    return {
      ...resource,
      ...(isRecord(_links) ? { _links: ofEach(_links, linkHere) } : {}),
      ...(isRecord(_embedded) ? { _embedded: ofEach(_embedded, relinked) } : {}),
    };
  }

  function linkHere(link: unknown): unknown {
    const href = textAt(link, 'href');
    return href.startsWith(`${url.origin}/`)
      ? { ...Object(link), href: own + href.slice(url.origin.length) }
      : link;
  }

  own = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}${secret}`;
  return {
    url: own + url.pathname.replace(/\/$/, ''),
    passages,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function ofEach(held: Readonly<Record<string, unknown>>, change: (value: unknown) => unknown): object {
  const entries = Object.entries(held).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(change) : change(value),
  ]);
  return Object.fromEntries(entries);
}

function respond(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/hal+json;charset=utf-8' }).end(body);
}

/** Numbers keep their spelling: to Pact, 100.0 is not 100. */
function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
