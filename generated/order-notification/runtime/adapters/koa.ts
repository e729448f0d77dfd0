import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Receiver } from '../receiving/receiver.ts';
import { answerRequest, asNode } from './answer-request.ts';
import { urlOf } from './incoming.ts';

/** The little of Koa 3 that is used here, so that generated code depends on nothing. */
interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly originalUrl: string;
  /** Below a mount, what is left of the path there. */
  readonly path: string;
  status: number;
  body: unknown;
  set(headers: Record<string, string>): void;
  remove(header: string): void;
}

const remedy = 'Call app.use(toKoaMiddleware(receiver)) before app.use(bodyParser()) and the like.';

/**
 * Serves a receiver with Koa 3: `app.use(toKoaMiddleware(receiver))`, before `bodyParser()` and the like. It reads the raw
 * bytes itself; after a parser it answers HTTP 500 and says so in the log.
 *
 * Koa has no mounts: the receiver is told its `prefix`. (Below `koa-mount`, paths begin at the mount.) Requests that the
 * receiver has no exchange for go on to `next()`; errors are thrown.
 */
export function toKoaMiddleware(
  receiver: Receiver,
): (context: KoaContext, next: () => Promise<unknown>) => Promise<void> {
  return async (context, next) => {
    const { req, res, originalUrl, path } = context;
    const { method = 'GET' } = req;
    const url = urlOf({ url: originalUrl, headers: req.headers });
    if (!receiver.answers({ method, url }, path)) {
      await next();
      return;
    }
    const { status, headers, body } = await answerRequest(receiver, req, { url, path, remedy });
    context.status = status;
    const sent = asNode(body);
    context.body = sent;
    // Koa would leave the answer open.
    if (sent instanceof Readable) sent.once('error', () => res.destroy());
    // Koa guesses a type from the body; the receiver knows it, or knows that there is none.
    context.remove('content-type');
    context.set(headers);
  };
}
