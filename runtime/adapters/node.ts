import type { Receiver } from '../receiving/receiver.ts';
import { answerRequest, type NodeResponse, sendAnswer } from './answer-request.ts';
import { type NodeRequest, urlOf } from './incoming.ts';

const remedy = 'Hand the request to the receiver before anything else reads it.';

/**
 * Serves a receiver with `node:http`, `node:https` or `node:http2`: `createServer(toNodeListener(receiver))`. A receiver with
 * paths that do not begin at the root of the server is told its `prefix`.
 */
export function toNodeListener(
  receiver: Receiver,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    try {
      const url = urlOf(request);
      sendAnswer(response, await answerRequest(receiver, request, { url, path: url.pathname, remedy }));
    } catch (error) {
      console.error('koocontract:', error);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    }
  };
}
