import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSender } from '../../generated/saas-v2/client.ts';
import type { TestFlag } from '../../generated/saas-v2/types.ts';
import { CALLBACK_PATH, createApp } from './app.ts';
import { type Instances, openInstances } from './instances.ts';
import { type Platform, startPlatform } from './platform.test-helper.ts';

export const ACCESS_KEY = 'demo-access-key-0123456789';

export type Sender = ReturnType<typeof createSender>;

/** A listening merchant with a database in a temporary folder, beside a platform. */
export interface Merchant extends AsyncDisposable {
  readonly url: string;
  readonly platform: Platform;
  readonly send: Sender;
  /** A second connection to the merchant's database. */
  readonly instances: Instances;
  /** Sends `newInstance` for an order line; answers the instance's ID. */
  create(orderId: string, testFlag?: TestFlag): Promise<string>;
  /** Failures that the sender was not told. */
  readonly causes: unknown[];
}

export async function startMerchant(): Promise<Merchant> {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-'));
  const database = join(folder, 'merchant.db');
  const platform = await startPlatform();
  const causes: unknown[] = [];
  const app = createApp({
    accessKey: ACCESS_KEY,
    platform: { url: platform.url, ak: 'demo-ak', sk: 'demo-sk' },
    database,
    onAnswer: ({ cause }) => void (cause === undefined || causes.push(cause)),
  });
  const url = await app.listen({ port: 0 });
  const send = senderTo(url);
  const instances = openInstances(database);
  return {
    ...{ url, platform, send, instances, causes },
    async create(orderId, testFlag) {
      const { data } = await send.newInstance({
        ...line(orderId),
        businessId: randomUUID(),
        ...(testFlag === undefined ? {} : { testFlag }),
      });
      return data !== undefined && 'instanceId' in data ? data.instanceId : `refused: ${data?.resultMsg}`;
    },
    async [Symbol.asyncDispose]() {
      instances.close();
      await app.close();
      await platform[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

export function senderTo(url: string): Sender {
  return createSender({ url: url + CALLBACK_PATH, credentials: { key: ACCESS_KEY } });
}

export function line(orderId: string): { orderId: string; orderLineId: string } {
  return { orderId, orderLineId: `${orderId}-000001` };
}
