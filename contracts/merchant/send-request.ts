import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { readAnswer } from './read-answer.ts';

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

/** A request got no whole answer. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** The head of an answer has come. */
  readonly begun: boolean;

  constructor(begun: boolean, cause: unknown) {
    super('no whole answer', { cause });
    this.begun = begun;
  }
}

/**
 * Sends a request as it is; connections are kept for the next one, redirects are not followed.
 *
 * @param timeout seconds for all of it
 * @throws NoAnswer
 */
export async function sendRequest(request: SignableRequest, timeout: number): Promise<RawAnswer> {
  const signal = AbortSignal.timeout(Math.ceil(timeout * 1000));
  let begun = false;
  try {
    const response = await headOf(request, signal);
    begun = true;
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
    throw new NoAnswer(begun, signal.aborted ? signal.reason : error);
  }
}

function headOf(
  { method, url, headers, body }: SignableRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = client.request(url, { method, headers: Object.fromEntries(headers), signal }, resolve);
    outgoing.on('error', reject);
    outgoing.end(body.length === 0 ? undefined : body);
  });
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
