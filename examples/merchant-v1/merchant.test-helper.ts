import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createSender, type Received } from '../../generated/saas-v1/client.ts';
import { decryptField } from '../../generated/saas-v1/server.ts';
import type { AppInfo, NewInstanceRequest, NewInstanceResponse } from '../../generated/saas-v1/types.ts';
import { openInstances } from './instances.ts';
import { startMerchantV1 } from './merchant.ts';

export const KEY = '00000000-1111-2222-3333-444444444444';

type Query = Omit<NewInstanceRequest['query'], 'activity'>;

/** A listening merchant, the platform that calls it, and a second connection to its database. */
export async function startMerchant(database = temporaryDatabase()) {
  const causes: unknown[] = [];
  const merchant = await startMerchantV1({
    port: 0,
    key: KEY,
    database,
    onAnswer: ({ cause }) => void (cause === undefined || causes.push(cause)),
  });
  onTestFinished(merchant.close);
  const instances = openInstances(database);
  onTestFinished(instances.close);
  const send = createSender({ url: merchant.url, credentials: { key: KEY } });
  return {
    ...{ url: merchant.url, database, causes, instances, send },
    /** Sends `newInstance`, with a new businessId unless told. */
    async buy(orderId: string, more: Partial<Query> = {}) {
      const businessId = crypto.randomUUID();
      const purchase = { customerId: 'c1', productId: '00301-666666-0--0', businessId, orderId, ...more };
      const { data } = await send.newInstance({ query: purchase });
      return opened(data);
    },
  };
}

function opened(answer: Received<NewInstanceResponse> | undefined) {
  if (answer?.resultCode === '000000') return answer;
  throw new Error(`newInstance was refused: ${answer?.resultCode} ${answer?.resultMsg}`);
}

/** A new SQLite file in a folder that goes away with the test. */
export function temporaryDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-v1-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'merchant.db');
}

/** A private field as the platform reads it. */
export function read(field: keyof AppInfo, { appInfo }: { readonly appInfo?: AppInfo }): string {
  return decryptField(appInfo?.[field] ?? '', KEY, { keySize: 256 });
}
