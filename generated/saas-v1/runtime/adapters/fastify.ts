import { METHODS } from 'node:http';
import type { Readable } from 'node:stream';
import type { Receiver } from '../receiving/receiver.ts';
import { answerRequest, asNode, type NodeResponse } from './answer-request.ts';
import { type NodeRequest, urlOf } from './incoming.ts';

/** The little of Fastify 5 that is used here, so that generated code depends on nothing. */
interface FastifyScope {
  readonly prefix: string;
  readonly supportedMethods: readonly string[];
  addHook(
    name: 'onRequest',
    hook: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): unknown;
  all(path: string, handler: () => Promise<never>): unknown;
  addHttpMethod(method: string, options: { readonly hasBody: boolean }): unknown;
}

interface FastifyRequest {
  readonly raw: NodeRequest;
}

interface FastifyReply {
  readonly raw: NodeResponse;
  code(status: number): FastifyReply;
  headers(values: Record<string, string>): FastifyReply;
  send(body?: string | Buffer | Readable): FastifyReply;
}

const remedy = 'Register the receiver before plugins that read bodies in a hook.';

/**
 * Serves a receiver with Fastify 5: `app.register(toFastifyPlugin(receiver), { prefix: '/saasproduce' })`. Paths begin at
 * the prefix.
 *
 * It answers before Fastify looks at the body, so it gets the raw bytes whatever parsers the app has, and no
 * content type is refused with 415; logging, the hooks that follow an answer and error handlers work as ever.
 */
export function toFastifyPlugin(receiver: Receiver): (scope: FastifyScope) => Promise<void> {
  return async (scope) => {
    scope.addHook('onRequest', async ({ raw }, reply) => {
      const url = urlOf(raw);
      const path = pathBelow(scope.prefix, url);
      const { status, headers, body } = await answerRequest(receiver, raw, { url, path, remedy });
      const { 'content-type': type, ...others } = headers;
      // Fastify writes names in lower case, but of some headers senders want the documented case.
      for (const [name, value] of Object.entries(others)) reply.raw.setHeader(name, value);
      reply.code(status).headers(type === undefined ? {} : { 'content-type': type });
      // To an empty text it would give a type.
      return body === '' ? reply.send() : reply.send(asNode(body));
    });
    // It serves only methods that it was told of, and of those only what Node can read.
    for (const { method } of receiver.exchanges)
      if (METHODS.includes(method) && !scope.supportedMethods.includes(method))
        scope.addHttpMethod(method, { hasBody: true });
    scope.all('/', unreachable);
    scope.all('/*', unreachable);
  };
}

/** Counts segments: a prefix may have parameters, `/:tenant/saasproduce`. */
function pathBelow(prefix: string, { pathname }: URL): string {
  const depth = prefix.split('/').filter((segment) => segment !== '').length;
  return `/${pathname
    .split('/')
    .slice(depth + 1)
    .join('/')}`;
}

/** Routes give the hook something to stand before. */
async function unreachable(): Promise<never> {
  throw new Error('The receiver answers every request before its route.');
}
