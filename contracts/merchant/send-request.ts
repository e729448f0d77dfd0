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
  const progress = { connected: false, begun: false };
  let limit: Limit | undefined;
  try {
    const outgoing = open(request, wire);
    limit = limitTime(outgoing, timeout);
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
    throw new NoAnswer(progress, limit?.passed() ?? error);
  } finally {
    limit?.clear();
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
  const progress = { connected: false, begun: false };
  let limit: Limit | undefined;
  try {
    const outgoing = open(request, {});
    limit = limitTime(outgoing, timeout);
    whenConnected(outgoing, () => {
      progress.connected = true;
    });
    await new Promise<void>((resolve, reject) => {
      outgoing.on('error', reject);
      outgoing.on('finish', () => {
        resolve();
        outgoing.destroy();
      });
      outgoing.end(body.length === 0 ? undefined : body);
    });
  } catch (error) {
    throw new NoAnswer(progress, limit?.passed() ?? error);
  } finally {
    limit?.clear();
  }
}

/**
 * Connections are not kept unless told: a server that can't keep them would break whatever happens to come next, and one
 * that serves one connection after the other would wait for those that nobody uses.
 */
function open({ method, url, headers }: SignableRequest, { agent }: Wire): ClientRequest {
  const options = { method, headers: Object.fromEntries(headers), agent: agent ?? false };
  return url.protocol === 'https:'
    ? https.request(url, { ...options, ...anyTls })
    : http.request(url, options);
}

/** The time that a request may take in all. */
interface Limit {
  /** What ended the request, once the time is over. */
  passed(): Error | undefined;
  clear(): void;
}

/** Ends the request when the time is over: a signal that does the same takes a tenth of all the time of a request. */
function limitTime(outgoing: ClientRequest, seconds: number): Limit {
  let passed: Error | undefined;
  const timer = setTimeout(
    () => {
      passed = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      outgoing.destroy(passed);
    },
    Math.ceil(seconds * 1000),
  );
  return { passed: () => passed, clear: () => clearTimeout(timer) };
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
