import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReceiver as createReceiverV1 } from '../../generated/kit-v1/server.ts';
import { toNodeListener } from '../../generated/kit-v2/runtime/adapters/node.ts';
import { combine } from '../../generated/kit-v2/runtime/receiving/combine.ts';
import type { ReceiverOptions } from '../../generated/kit-v2/runtime/receiving/receiver.ts';
import { readPrivateKey } from '../../generated/kit-v2/runtime/signing/rsa-key.ts';
import { createReceiver } from '../../generated/kit-v2/server.ts';
import { openDirectory } from './directory.ts';
import { createHandlers } from './handlers.ts';
import { createHandlersV1 } from './handlers-v1.ts';

export interface MerchantKitOptions extends Pick<ReceiverOptions, 'onAnswer'> {
  /** Port to listen on, on this machine only; 0 takes a free one. */
  readonly port: number;
  /** Access key that is bound to the joint SaaS sync interfaces. */
  readonly key: string;
  /** Key of the callbacks of V1.0; the same one unless told. */
  readonly keyV1?: string;
  /** PEM of the key whose public half stands in the application credential. */
  readonly privateKey: string;
  /** SQLite file, made when it does not exist; `:memory:` forgets all at the end. */
  readonly database: string;
}

/**
 * Starts the merchant's server: both editions of the kit on one address, which the platform adds the sub-paths to.
 *
 * @returns the address; `close` finishes what is being answered first
 * @throws Error when a key is empty or can't be read, the database can't be opened or the port is taken
 */
export async function startMerchantKit(options: MerchantKitOptions) {
  const { port, key, keyV1 = key, privateKey, database, ...logging } = options;
  readPrivateKey(privateKey); // Better now than when the first secret comes.
  const directory = openDirectory(database);
  const handlers = createHandlers(directory, privateKey);
  const receiver = combine(
    createReceiver({ handlers, credentials: { key }, ...logging }),
    createReceiverV1({
      handlers: createHandlersV1(handlers),
      credentials: { key: keyV1 },
      ...logging,
    }),
  );
  const server = createServer(toNodeListener(receiver)).listen(port, 'localhost');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}`,
    async close() {
      await server[Symbol.asyncDispose]();
      directory.close();
    },
  };
}
