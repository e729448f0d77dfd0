import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Loaded } from '../generator/load/load.ts';
import { bodyOf, headersOf, urlOf } from '../runtime/adapters/incoming.ts';
import { listen } from '../runtime/adapters/listen.ts';
import { bodyLimit, createMock } from './answer-request.ts';
import type { GuideSettings } from './behaviour.ts';
import type { Log } from './log.ts';
import { mockDocument } from './mocked-document.ts';
import { refuseOverlap } from './overlap.ts';
import type { Side } from './side.ts';
import type { CredentialsByScheme } from './signature-rule.ts';

export interface MockOptions {
  readonly documents: readonly Loaded[];
  /** Whose place the mock takes. */
  readonly as: Side;
  /** 0 picks a free one. */
  readonly port: number;
  /** Address to listen on; this machine only unless told. */
  readonly host?: string;
  /** What requests are signed with, by the name of the signature scheme. */
  readonly credentials: CredentialsByScheme;
  readonly settings?: GuideSettings;
  readonly log?: Log;
}

export interface Mock {
  readonly url: string;
  readonly port: number;
  /** What the guides tell whoever starts them. */
  readonly help: readonly string[];
  /** Stops listening and drops the connections that are left. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the platform or of a merchant: our own checks in front, Prism behind them as the maker of responses.
 * It listens before Prism is loaded; requests that come in between are answered as soon as it is.
 *
 * @throws Error when a document has nothing for that side, a key is missing, two documents answer the same requests
 *   or the port is taken
 */
export async function startMock({
  documents,
  as,
  port,
  host = '127.0.0.1',
  credentials,
  settings = {},
  log,
}: MockOptions): Promise<Mock> {
  const mocked = documents.map((document) => mockDocument(document, as, credentials, settings));
  refuseOverlap(mocked);
  const answer = createMock(
    mocked.flatMap(({ exchanges }) => exchanges),
    mocked.flatMap(({ fronts }) => fronts),
  );

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request, bodyLimit);
    const asked = {
      method: request.method ?? 'GET',
      url: urlOf(request),
      headers: headersOf(request),
      body,
    };
    const event = await answer(asked);
    const { status, headers, body: text } = event.answer;
    response.statusCode = status;
    response.setHeaders(new Map(Object.entries(headers))).end(text);
    log?.(event, asked);
  }

  const server = createServer((request, response) => {
    // Only reading can fail, when the sender has hung up: there is nobody left to tell.
    serve(request, response).catch(() => response.destroy());
  });
  const actualPort = await listen(server, port, host);
  // Loading Prism keeps the process busy for half a second; whoever waits for the address gets it first.
  setImmediate(() => Promise.allSettled(mocked.map(({ prism }) => prism.load())));

  const url = `http://${host}:${actualPort}`;
  return {
    url,
    port: actualPort,
    help: mocked.flatMap(({ help }) => help?.(url) ?? []),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
