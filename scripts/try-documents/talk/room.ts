import { createServer, type RequestListener } from 'node:http';
import type { Exchange } from '../../../generator/model/model.ts';
import { listen } from '../../../runtime/adapters/listen.ts';
import type { AnswerEvent, Receiver } from '../../../runtime/receiving/receiver.ts';
import type { Context, Handler } from '../../../runtime/receiving/service.ts';
import { functionIn } from './function-in.ts';
import type { Modules } from './modules.ts';

/** A receiver at work on a real server, and the sender that calls it. */
export interface Room {
  readonly sender: object;
  readonly url: string;
  /** Makes what the next call is answered with. */
  answerWith(answer: () => unknown): void;
  /** What handlers were called with since. */
  heard(): readonly { readonly name: string; readonly input: unknown }[];
  /** Why the receiver refused, or failed, since. */
  cause(): unknown;
  close(): Promise<void>;
}

const names = {
  path: ['', 'createClient'],
  webhook: ['Webhook', 'createSender'],
  callback: ['Callback', 'createCallbackSender'],
} as const;

/** @param isFirst its receiver has the plain name */
export async function openRoom(
  modules: Modules,
  kind: Exchange['kind'],
  isFirst: boolean,
  exchanges: readonly Exchange[],
): Promise<Room> {
  const [prefix, senderName] = names[kind];
  let answer: () => unknown = () => undefined;
  let heard: { name: string; input: unknown }[] = [];
  let cause: unknown;
  const handle = (input: unknown, context: Context): unknown => {
    heard.push({ name: context.exchange, input });
    return answer();
  };
  const handlers: Record<string, Handler> = {};
  for (const { name } of exchanges) handlers[name] = handle;
  const onAnswer = (event: AnswerEvent): void => {
    cause = event.cause;
  };
  const create = functionIn<(options: object) => Receiver>(
    modules.server,
    `create${isFirst ? '' : prefix}Receiver`,
  );
  const toListener = functionIn<(receiver: Receiver) => RequestListener>(modules.node, 'toNodeListener');
  const server = createServer(toListener(create({ handlers, onAnswer })));
  // To make a sample may take seconds, in which the server must not find its connections idle.
  server.keepAliveTimeout = 0;
  const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  const createSender = functionIn<(options: object) => object>(modules.client, senderName);
  return {
    sender: createSender({ url, timeout: 60, fetch: toServer(url) }),
    url,
    answerWith(next) {
      answer = next;
      heard = [];
      cause = undefined;
    },
    heard: () => heard,
    cause: () => cause,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Callbacks to fixed addresses come here, too. */
function toServer(base: string): (request: Request) => Promise<Response> {
  return (request) => {
    const { origin } = new URL(request.url);
    return fetch(origin === base ? request : new Request(request.url.replace(origin, base), request));
  };
}
