import type { Receiver } from '../receiving/receiver.ts';
import { type Middleware, toMiddleware } from './middleware.ts';

const remedy =
  'Call app.use(…, toExpressHandler(receiver)) before app.use(express.json()) and other body parsers.';

/**
 * Serves a receiver with Express 5: `app.use('/saasproduce', toExpressHandler(receiver))`, before `express.json()` and
 * other body parsers. It reads the raw bytes itself, unless there is `request.rawBody` or, from `express.raw()`,
 * a `request.body` of bytes. After a parser that keeps neither it answers HTTP 500 and says so in the log.
 *
 * Below a mount, paths begin there. Requests that the receiver has no exchange for go on to `next()`, errors to
 * `next(error)`.
 */
export function toExpressHandler(receiver: Receiver): Middleware {
  return toMiddleware(receiver, remedy);
}
