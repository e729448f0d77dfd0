import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '../receiving/receiver.ts';
import { answerRequest, sendAnswer } from './answer-request.ts';
import { urlOf } from './incoming.ts';

/** A request below a mount: `url` is what is left of the address there. */
export interface MountedRequest extends IncomingMessage {
  readonly originalUrl?: string | undefined;
}

/** What a middleware calls to pass a request on, or an error. */
export type Next = (error?: unknown) => void;

export type Middleware = (request: MountedRequest, response: ServerResponse, next: Next) => void;

/**
 * A middleware as Express and those who learnt from it take them. Requests that the receiver has no exchange for go on to
 * whatever comes next, and so do errors.
 *
 * @param remedy what to change in the app when something reads bodies before the receiver
 */
export function toMiddleware(receiver: Receiver, remedy: string): Middleware {
  return (request, response, next) => {
    const { method = 'GET', headers, originalUrl = request.url ?? '/' } = request;
    const url = urlOf({ url: originalUrl, headers });
    const path = urlOf(request).pathname;
    if (!receiver.answers({ method, url }, path)) return next();
    answerRequest(receiver, request, { url, path, remedy })
      .then((answer) => sendAnswer(response, answer))
      .catch(next);
  };
}
