import type { Receiver } from '../receiving/receiver.ts';
import { type Middleware, toMiddleware } from './middleware.ts';

const remedy =
  'Mount the receiver in main.ts, with app.use(…) before app.listen(), or have the bytes kept: NestFactory.create(AppModule, { rawBody: true }).';

/**
 * Serves a receiver with NestJS 11: `app.use('/saasproduce', toNestMiddleware(receiver))` in `main.ts`. NestJS puts its
 * body parser behind that. What a module mounts, with `consumer.apply(toNestMiddleware(receiver)).forRoutes('saasproduce')`,
 * comes after the parser: it needs `NestFactory.create(AppModule, { bodyParser: false })`, or `{ rawBody: true }` for
 * senders whose content type the parser takes (`application/json;charset=utf8` is none). Without either the receiver
 * answers HTTP 500 and says so in the log.
 *
 * Below a mount, paths begin there. The global prefix is part of `forRoutes`, not of `app.use`. Requests that the receiver
 * has no exchange for go on to the controllers, errors to the exception filters.
 */
export function toNestMiddleware(receiver: Receiver): Middleware {
  return toMiddleware(receiver, remedy);
}
