import { pipeline, Readable, type Writable } from 'node:stream';
import type { Answer } from '../receiving/answer.ts';
import type { AnswerBody } from '../receiving/chunks.ts';
import { bodyWasRead, hungUp } from '../receiving/no-body.ts';
import type { Receiver } from '../receiving/receiver.ts';
import { bodyOf, type NodeRequest, ReceivedRequest } from './incoming.ts';

/** What an adapter knows of a request besides. */
export interface Arrival {
  /** The address as the sender wrote it: signatures may cover it. */
  readonly url: URL;
  /** Its path below the mount. */
  readonly path: string;
  /** What to change in the app when something reads bodies before the receiver. */
  readonly remedy: string;
}

/** The little of a response of `node:http`, or of `node:http2`, that is used here. */
export interface NodeResponse extends Writable {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
}

/** What a receiver answers to a request. Rejects only when the receiver itself breaks down. */
export async function answerRequest(
  receiver: Receiver,
  request: NodeRequest,
  { url, path, remedy }: Arrival,
): Promise<Answer<AnswerBody>> {
  const { method = 'GET' } = request;
  let body = keptBytes(request);
  if (body === undefined && hasBody(request) && wasRead(request)) return bodyWasRead(method, url, remedy);
  try {
    body ??= await bodyOf(request, receiver.bodyLimit);
  } catch {
    return hungUp;
  }
  const answer = await receiver.handle(new ReceivedRequest(request, url, body), path);
  // What is left of an endless body would be read for nothing. HTTP/2 knows no such header.
  if (request.complete || request.httpVersionMajor > 1) return answer;
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

/** Sends an answer, its headers in the case in which they are documented. */
export function sendAnswer(response: NodeResponse, { status, headers, body }: Answer<AnswerBody>): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const sent = asNode(body);
  // A connection that breaks is told to the chunks; chunks that fail break the connection, as nothing else can be said.
  if (sent instanceof Readable) pipeline(sent, response, () => undefined);
  else response.end(sent);
}

/** The body as Node's own classes have it. */
export function asNode(body: AnswerBody): string | Buffer | Readable {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Readable.from(body);
}

/** What body parsers that keep the bytes leave on a request. Its type is not named: some packages say it is text. */
function keptBytes(request: NodeRequest): Uint8Array | undefined {
  if ('rawBody' in request && request.rawBody instanceof Uint8Array) return request.rawBody;
  return 'body' in request && request.body instanceof Uint8Array ? request.body : undefined;
}

function hasBody({ headers }: NodeRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Read wholly or in part, or made to come as text, which need not be the same bytes. */
function wasRead(request: NodeRequest): boolean {
  return request.readableDidRead || request.readableEnded || request.readableEncoding !== null;
}
