import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '../receiving/receiver.ts';
import { bodyOf, headersOf, urlOf } from './incoming.ts';

/**
 * Serves a receiver with `node:http` (or anything that takes its listeners): `createServer(toNodeListener(receiver))`.
 * It reads the raw bytes itself, so no body parser may run before it; one that did is answered with 500 and named in the log.
 */
export function toNodeListener(
  receiver: Receiver,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(receiver, request, response).catch((error: unknown) => {
      // The sender hung up, or a body parser was first; either way there is nothing to tell the sender.
      if (!request.destroyed) console.error('koocontract:', error);
      if (!response.headersSent) response.writeHead(500).end();
    });
  };
}

async function answer(receiver: Receiver, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.readableEnded) {
    throw new Error(
      'A body parser has read this request already, so its signature cannot be checked over the raw bytes. Mount the receiver before the body parser.',
    );
  }
  const body = await bodyOf(request, receiver.bodyLimit);
  const {
    status,
    headers,
    body: text,
  } = await receiver.handle({
    method: request.method ?? 'GET',
    url: urlOf(request),
    headers: headersOf(request),
    body,
  });
  const length = text === '' ? {} : { 'content-length': Buffer.byteLength(text) };
  // What is left of a body over the limit would be read for nothing.
  const ending = body.byteLength > receiver.bodyLimit ? { connection: 'close' } : {};
  response.writeHead(status, { ...headers, ...length, ...ending }).end(text);
}
