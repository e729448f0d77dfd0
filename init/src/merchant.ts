import { createSqliteStore } from '../../generated/saas-v2/runtime/idempotency/sqlite-store.ts';
import { createReceiver } from '../../generated/saas-v2/server.ts';
import { createHandlers } from './handlers.ts';
import { openInstances } from './instances.ts';
import { CALLBACK_PATH, serve } from './serve.ts';

export interface MerchantOptions {
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Key that is bound to the address of the callbacks in the Seller Center. */
  readonly key: string;
  /** SQLite file for instances and answers, made when it does not exist; `:memory:` forgets all at the end. */
  readonly database: string;
}

/**
 * Puts the parts together and starts the server.
 *
 * @returns the address for the callbacks; `close` finishes what is being answered first
 * @throws Error when the key is empty, the database can't be opened or the port is taken
 */
export async function startMerchant({ port, key, database }: MerchantOptions) {
  const instances = openInstances(database);
  const idempotency = createSqliteStore({ path: database });
  const receiver = createReceiver({
    handlers: createHandlers(instances),
    credentials: { key },
    idempotency,
    prefix: CALLBACK_PATH,
  });
  const server = await serve(receiver, port);
  return {
    url: `http://localhost:${server.port}${CALLBACK_PATH}`,
    async close() {
      await server.close();
      idempotency.close();
      instances.close();
    },
  };
}
