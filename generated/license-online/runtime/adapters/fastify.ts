import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '../receiving/receiver.ts';
import { bodyOf, headersOf, urlOf } from './incoming.ts';

/** The little of Fastify 5 that is used here, so that generated code depends on nothing. */
interface FastifyScope {
  addHook(
    name: 'onRequest',
    hook: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): unknown;
  all(path: string, handler: () => Promise<never>): unknown;
}

interface FastifyRequest {
  readonly raw: IncomingMessage;
}

interface FastifyReply {
  readonly raw: ServerResponse;
  code(status: number): FastifyReply;
  headers(values: Record<string, string>): FastifyReply;
  send(body: string): FastifyReply;
}

/**
 * Serves a receiver with Fastify: `app.register(toFastifyPlugin(receiver), { prefix: '/saasproduce' })`.
 * It answers before Fastify looks at the body, so it gets the raw bytes whatever parsers the app has, and no
 * content type is refused with 415; logging and the hooks that follow an answer work as ever.
 */
export function toFastifyPlugin(receiver: Receiver): (scope: FastifyScope) => Promise<void> {
  return async (scope) => {
    scope.addHook('onRequest', async ({ raw }, reply) => {
      const sent = await bodyOf(raw, receiver.bodyLimit);
      const { status, headers, body } = await receiver.handle({
        method: raw.method ?? 'GET',
        url: urlOf(raw),
        headers: headersOf(raw),
        body: sent,
      });
      // What is left of a body over the limit would be read for nothing.
      const ending = sent.byteLength > receiver.bodyLimit ? { connection: 'close' } : {};
      const { 'content-type': type, ...others } = headers;
      // Fastify writes names in lower case, but of some headers senders want the documented case.
      for (const [name, value] of Object.entries({ ...others, ...ending })) reply.raw.setHeader(name, value);
      return reply
        .code(status)
        .headers(type === undefined ? {} : { 'content-type': type })
        .send(body);
    });
    scope.all('/', unreachable);
    scope.all('/*', unreachable);
  };
}

/** Routes give the hook something to stand before. */
async function unreachable(): Promise<never> {
  throw new Error('The receiver answers every request before its route.');
}
