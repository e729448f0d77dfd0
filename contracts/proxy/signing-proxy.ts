import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf, headersOf, urlOf } from '../../runtime/adapters/incoming.ts';
import { listen } from '../../runtime/adapters/listen.ts';
import type { RawAnswer } from './forward.ts';
import { createPassOn, type Passed, type PassingOptions, type PassOn, UnsignableError } from './pass-on.ts';
import { problem } from './problem.ts';

export interface SigningProxyOptions extends PassingOptions {
  /** Any free one unless told. */
  readonly port?: number;
  /** Hears of every request that was passed on. */
  readonly onExchange?: (passed: LabelledExchange) => void;
}

export interface LabelledExchange extends Passed {
  /** What the request's header `X-Koocontract-Label` said; that header is not passed on. */
  readonly label: string | undefined;
}

export interface SigningProxy {
  /** Address of the proxy; it stands for the merchant's address. */
  readonly url: string;
  close(): Promise<void>;
}

const labelHeader = 'x-koocontract-label';
const bodyLimit = 1024 * 1024;
/** Of one connection only, or set anew by this server. */
const droppedHeaders =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length)$/i;

/**
 * Starts a proxy on this machine's own interface that signs whatever passes, as the platform does: for curl, Postman,
 * and Pact in other languages. It hands over raw bytes both ways; only signing parameters and the headers that the
 * platform sets are its own. It answers 502 or 504 when the merchant gives no answer, 413 for a body over 1 MiB, 400 to
 * what can't be signed.
 *
 * @throws Error for a wrong address, an empty key, an unknown signature scheme, or a port that is in use
 */
export async function startSigningProxy(options: SigningProxyOptions): Promise<SigningProxy> {
  const passOn = createPassOn(options);
  const { port = 0, onExchange = () => {} } = options;
  const server = createServer((request, response) => {
    serve(passOn, onExchange, request, response).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else if (error instanceof UnsignableError) respond(response, problem(400, reason));
      else respond(response, problem(502, `The answer could not be passed back: ${reason}.`));
    });
  });
  const boundPort = await listen(server, port, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${boundPort}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  passOn: PassOn,
  onExchange: (passed: LabelledExchange) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request, bodyLimit);
  if (body.byteLength > bodyLimit) {
    return respond(response, problem(413, `The body is larger than ${bodyLimit} bytes.`));
  }
  const headers = headersOf(request);
  const label = headers.get(labelHeader) ?? undefined;
  headers.delete(labelHeader);
  const passed = await passOn({ method: request.method ?? 'GET', url: urlOf(request), headers, body });
  onExchange({ ...passed, label });
  respond(response, passed.answer);
}

function respond(response: ServerResponse, { status, rawHeaders, body }: RawAnswer): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = status;
  response.sendDate = false;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!droppedHeaders.test(name)) response.appendHeader(name, rawHeaders[index + 1] ?? '');
  }
  response.end(body);
}
