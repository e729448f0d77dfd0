import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { readBody } from '../../runtime/receiving/read-body.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { anyTls } from '../merchant/connection.ts';

/** A response with everything as it came. */
export interface RawAnswer {
  readonly status: number;
  /** Names and values in turn, in the order and case in which they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
}

/** No usable response came. */
export class ForwardError extends Error {
  override readonly name = 'ForwardError';
  /** 504 for a time-out, 502 for all else. */
  readonly status: 502 | 504;

  constructor(status: 502 | 504, message: string) {
    super(message);
    this.status = status;
  }
}

/** Bytes that an answer may have; a callback's answer has some hundred. */
const answerLimit = 10 * 1024 * 1024;

/**
 * Sends a request as it is, on a connection of its own, and reads the whole answer.
 *
 * @param timeout seconds for all of it
 * @throws ForwardError when no complete HTTP response came in time
 */
export async function forward(
  { method, url, headers, body }: SignableRequest,
  timeout: number,
): Promise<RawAnswer> {
  const signal = AbortSignal.timeout(Math.ceil(timeout * 1000));
  try {
    const client = url.protocol === 'https:' ? https : http;
    // A kept connection that the merchant is just closing would look like a fault of the merchant.
    const agent = false;
    const request = client.request(url, {
      method,
      headers: { ...Object.fromEntries(headers), connection: 'close' },
      signal,
      agent,
      ...(url.protocol === 'https:' ? anyTls : {}),
    });
    request.end(body);
    const [response]: IncomingMessage[] = await once(request, 'response', { signal });
    if (response === undefined) throw new Error('no response');
    const answer = await readBody(response, answerLimit);
    if (answer.byteLength > answerLimit) throw new Error(`the answer is larger than ${answerLimit} bytes`);
    return { status: response.statusCode ?? 0, rawHeaders: response.rawHeaders, body: answer };
  } catch (error) {
    const address = `${url.origin}${url.pathname}`;
    if (signal.aborted) throw new ForwardError(504, `${address} did not answer within ${timeout} s.`);
    throw new ForwardError(
      502,
      `${address} gave no HTTP response: ${reasonOf(error)}. Is the server running there?`,
    );
  }
}

/** Of several addresses that were tried (IPv4, IPv6) the first one's reason. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
