import { createServer } from 'node:http';
import { credentials } from '../../../mock/testing/running-mock.ts';
import { bodyOf, headersOf, urlOf } from '../../../runtime/adapters/incoming.ts';
import { listen } from '../../../runtime/adapters/listen.ts';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import { schemeOf } from '../../merchant/schemes.ts';
import { forward, type RawAnswer } from '../../proxy/forward.ts';
import { type Interaction, saidIn } from '../interactions.ts';
import type { PlatformState } from './platform-states.ts';

/** The mock that an interaction is verified against, in its state. */
export interface Prepared {
  readonly interaction: Interaction;
  readonly mock: string;
  readonly state: PlatformState;
}

export const labelHeader = 'x-koocontract-label';

/**
 * Starts the server between Pact and the mocks: it completes a request by what Pact can't know (the signature, the
 * browser's cookie, what a state supplies to a form) and passes it on to the mock of the interaction in its label.
 *
 * @param change of an answer on its way back
 */
export async function startPlatformFilter(
  preparedFor: (label: string) => Promise<Prepared>,
  change: (answer: RawAnswer, interaction: Interaction) => RawAnswer,
): Promise<{ readonly url: string; close(): void }> {
  async function answerTo(label: string, request: SignableRequest): Promise<RawAnswer> {
    const prepared = await preparedFor(label);
    return change(await forward(completed(request, prepared), 10), prepared.interaction);
  }

  const server = createServer(async (incoming, response) => {
    const headers = headersOf(incoming);
    const label = headers.get(labelHeader) ?? '';
    for (const name of [labelHeader, 'host', 'connection']) headers.delete(name);
    const body = await bodyOf(incoming, Infinity);
    const request = { method: incoming.method ?? 'GET', url: urlOf(incoming), headers, body };
    const {
      status,
      rawHeaders,
      body: text,
    } = await answerTo(label, request).catch((error: unknown) => ({
      status: 502,
      rawHeaders: [],
      body: Buffer.from(String(error)),
    }));
    response.writeHead(status, [...rawHeaders]).end(text);
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function completed({ method, url, headers, body }: SignableRequest, prepared: Prepared): SignableRequest {
  const { interaction, mock, state } = prepared;
  const completedHeaders = new Headers({ ...Object.fromEntries(headers), ...state.headers });
  const completedBody = withValues(body, prepared);
  if (completedBody.byteLength > 0) completedHeaders.set('content-length', String(completedBody.byteLength));
  const request = {
    method,
    url: new URL(url.pathname + url.search, mock),
    headers: completedHeaders,
    body: completedBody,
  };
  const { exchange } = interaction;
  if (exchange.signature === undefined) return request;
  const { scheme } = exchange.signature;
  const own = new Map(Object.entries(credentials)).get(scheme);
  if (own === undefined) throw new Error(`There are no test credentials for ${scheme}.`);
  return schemeOf(exchange).sign(request, own, { now: Date.now(), nonce: crypto.randomUUID() });
}

/** Pact puts values of a state into JSON by itself; in forms they take the place of the example's. */
function withValues(body: Uint8Array, { interaction, state }: Prepared): Uint8Array {
  const { exchange, example } = interaction;
  if (exchange.body === undefined || exchange.body.format === 'json') return body;
  const said = saidIn(example);
  const text = (example.state?.provides ?? [])
    .filter((name) => name in said)
    .reduce(
      (all, name) => all.replace(String(said[name]), String(state.values[name])),
      Buffer.from(body).toString(),
    );
  return Buffer.from(text);
}
