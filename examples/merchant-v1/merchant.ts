import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../../generated/saas-v1/runtime/adapters/node.ts';
import { createSqliteStore } from '../../generated/saas-v1/runtime/idempotency/sqlite-store.ts';
import type { ReceiverOptions } from '../../generated/saas-v1/runtime/receiving/receiver.ts';
import { createReceiver } from '../../generated/saas-v1/server.ts';
import { createHandlers } from './handlers.ts';
import { openInstances } from './instances.ts';

export interface MerchantV1Options extends Pick<ReceiverOptions, 'onAnswer'> {
  /** Port to listen on, on this machine only; 0 takes a free one. */
  readonly port: number;
  /** Key of the Seller Center, for signatures and private fields. */
  readonly key: string;
  /** SQLite file for instances and answers, made when it does not exist; `:memory:` forgets all at the end. */
  readonly database: string;
}

/**
 * Starts the merchant's server.
 *
 * @returns the address for the callbacks; `close` finishes what is being answered first
 * @throws Error when the key is empty, the database can't be opened or the port is taken
 */
export async function startMerchantV1({ port, key, database, ...logging }: MerchantV1Options) {
  const instances = openInstances(database);
  const idempotency = createSqliteStore({ path: database });
  const receiver = createReceiver({
    handlers: createHandlers(instances, key),
    credentials: { key },
    idempotency,
    ...logging,
  });
  const server = createServer(toNodeListener(receiver)).listen(port, 'localhost');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}/saasproduce`,
    async close() {
      await server[Symbol.asyncDispose]();
      idempotency.close();
      instances.close();
    },
  };
}
