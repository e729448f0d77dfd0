import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { anyTls } from './connection.ts';
import { readAnswer } from './read-answer.ts';
import type { Wire } from './wire.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** In the case in which they came: some platforms look at it, and `fetch` hides it. */
  readonly headerNames: readonly string[];
  readonly text: string;
  /** False when the body was longer than the limit. */
  readonly whole: boolean;
}

/** How far a request got. */
export interface Progress {
  /** There is a connection. */
  readonly connected: boolean;
  /** The head of an answer has come. */
  readonly begun: boolean;
}

/** A request got no whole answer. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** How far it got. */
  readonly progress: Progress;

  constructor(progress: Progress, cause: unknown) {
    super('no whole answer', { cause });
    this.progress = progress;
  }
}

/**
 * Sends a request as it is; redirects are not followed.
 *
 * @param timeout seconds for all of it
 * @throws NoAnswer
 */
export async function sendRequest(
  request: SignableRequest,
  timeout: number,
  wire: Wire = {},
): Promise<RawAnswer> {
  const signal = AbortSignal.timeout(Math.ceil(timeout * 1000));
  const progress = { connected: false, begun: false };
  try {
    const outgoing = open(request, signal, wire);
    whenConnected(outgoing, () => {
      progress.connected = true;
    });
    const [response] = await Promise.all([headOf(outgoing), writeBody(outgoing, request.body, wire)]);
    progress.begun = true;
    const { text, whole } = await readAnswer(response);
    const names = response.rawHeaders.filter((_, index) => index % 2 === 0);
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      headerNames: names,
      text,
      whole,
    };
  } catch (error) {
    throw new NoAnswer(progress, signal.aborted ? signal.reason : error);
  }
}

/**
 * Sends a whole request over a connection of its own and hangs up before the answer is read.
 *
 * @param timeout seconds for all of it
 * @throws NoAnswer when it could not be sent
 */
export async function sendAndHangUp(request: SignableRequest, timeout: number): Promise<void> {
  const { body } = request;
  const signal = AbortSignal.timeout(Math.ceil(timeout * 1000));
  const progress = { connected: false, begun: false };
  const sending = new Promise<void>((resolve, reject) => {
    const outgoing = open(request, signal, {});
    whenConnected(outgoing, () => {
      progress.connected = true;
    });
    outgoing.on('error', reject);
    outgoing.on('finish', () => {
      resolve();
      outgoing.destroy();
    });
    outgoing.end(body.length === 0 ? undefined : body);
  });
  await sending.catch((error: unknown) => {
    throw new NoAnswer(progress, signal.aborted ? signal.reason : error);
  });
}

/**
 * Connections are not kept unless told: a server that can't keep them would break whatever happens to come next, and one
 * that serves one connection after the other would wait for those that nobody uses.
 */
function open(
  { method, url, headers }: SignableRequest,
  signal: AbortSignal,
  { agent }: Wire,
): ClientRequest {
  const options = { method, headers: Object.fromEntries(headers), signal, agent: agent ?? false };
  return url.protocol === 'https:'
    ? https.request(url, { ...options, ...anyTls })
    : http.request(url, options);
}

function whenConnected(outgoing: ClientRequest, then: () => void): void {
  outgoing.on('socket', (socket) => {
    if (socket.connecting) socket.once('connect', then);
    else then();
  });
}

function headOf(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
  });
}

/** Milliseconds between two parts of a body: long enough that they are read one by one. */
const moment = 100;

async function writeBody(outgoing: ClientRequest, body: Uint8Array, wire: Wire): Promise<void> {
  if (body.length === 0) outgoing.end();
  else if (wire.body === undefined) outgoing.end(body);
  else {
    if (wire.body === 'split') outgoing.setHeader('content-length', body.length);
    const middle = Math.ceil(body.length / 2);
    outgoing.write(body.subarray(0, middle));
    await pause(moment);
    outgoing.end(body.subarray(middle));
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
