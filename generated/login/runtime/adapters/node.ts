import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '../receiving/receiver.ts';
import { answerRequest, sendAnswer } from './answer-request.ts';
import { urlOf } from './incoming.ts';

const remedy = 'Hand the request to the receiver before anything else reads it.';

/**
 * Serves a receiver with `node:http`: `createServer(toNodeListener(receiver))`. A receiver with paths that do not begin
 * at the root of the server is told its `prefix`.
 */
export function toNodeListener(
  receiver: Receiver,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = urlOf(request);
    answerRequest(receiver, request, { url, path: url.pathname, remedy })
      .then((answer) => sendAnswer(response, answer))
      .catch((error: unknown) => {
        console.error('koocontract:', error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
  };
}
