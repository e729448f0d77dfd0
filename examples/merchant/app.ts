import { type FastifyInstance, fastify } from 'fastify';
import { createClient } from '../../generated/open-api/client.ts';
import { toFastifyPlugin } from '../../generated/saas-v2/runtime/adapters/fastify.ts';
import { createSqliteStore } from '../../generated/saas-v2/runtime/idempotency/sqlite-store.ts';
import type { AnswerEvent } from '../../generated/saas-v2/runtime/receiving/receiver.ts';
import { createReceiver } from '../../generated/saas-v2/server.ts';
import { createHandlers } from './handlers.ts';
import { openInstances } from './instances.ts';
import { createOrders } from './orders.ts';
import { pageHeaders, renderPage } from './page.ts';

export interface AppOptions {
  /** Key that is bound to the address of the callbacks in the Seller Center. */
  readonly accessKey: string;
  /** Base URL of the platform's Open APIs, and the merchant's account keys for them. */
  readonly platform: { readonly url: string; readonly ak: string; readonly sk: string };
  /** SQLite file for instances and answers, made when it does not exist; `:memory:` forgets all at the end. */
  readonly database: string;
  /** Hears of every answered callback; refusals and failures go to `console.error` unless told. */
  readonly onAnswer?: (event: AnswerEvent) => void;
}

/** Where the platform sends its callbacks. */
export const CALLBACK_PATH = '/saasproduce';

/** Seconds for Query Order: the callback that waits for it has 5 (section 1). */
const QUERY_TIMEOUT = 3;

/** Instances on the page. */
const PAGE_SIZE = 100;

/**
 * The merchant's server, not yet listening. Closing it closes its database.
 *
 * @throws Error when the access key is empty or the database can't be opened
 */
export function createApp({ accessKey, platform, database, onAnswer }: AppOptions): FastifyInstance {
  const { url, ak, sk } = platform;
  const client = createClient({
    url,
    timeout: QUERY_TIMEOUT,
    credentials: { sdkHmacSha256: { id: ak, key: sk } },
  });
  const instances = openInstances(database);
  const idempotency = createSqliteStore({ path: database });
  const receiver = createReceiver({
    handlers: createHandlers(instances, createOrders(client)),
    credentials: { key: accessKey },
    idempotency,
    ...(onAnswer === undefined ? {} : { onAnswer }),
  });

  const app = fastify();
  app.register(toFastifyPlugin(receiver), { prefix: CALLBACK_PATH });
  app.get('/', (_request, reply) =>
    reply.headers(pageHeaders).send(renderPage(instances.latest(PAGE_SIZE), instances.count(), new Date())),
  );
  app.addHook('onClose', () => {
    idempotency.close();
    instances.close();
  });
  return app;
}
