import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { createSender as createSenderV1 } from '../../generated/kit-v1/client.ts';
import { createSender } from '../../generated/kit-v2/client.ts';
import { startMerchantKit } from './merchant.ts';

export const KEY = 'kit-access-key-0123456789';
export const KEY_V1 = '00000000-1111-2222-3333-444444444444';

const encoding = { format: 'pem', type: 'spki' } as const;
export const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 3072,
  publicKeyEncoding: encoding,
  privateKeyEncoding: { ...encoding, type: 'pkcs8' },
});

/** A listening merchant, the platform that calls it in both editions, and a look at its tables. */
export async function startMerchant() {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-kit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const database = join(folder, 'merchant.db');
  const causes: unknown[] = [];
  const merchant = await startMerchantKit({
    ...{ port: 0, key: KEY, keyV1: KEY_V1, privateKey, database },
    onAnswer: ({ cause }) => void (cause === undefined || causes.push(cause)),
  });
  onTestFinished(merchant.close);
  const { url } = merchant;
  return {
    ...{ url, causes },
    send: createSender({ url, credentials: { key: KEY } }),
    sendV1: createSenderV1({ url, credentials: { key: KEY_V1 } }),
    rows(table: 'tenant' | 'application' | 'user' | 'department') {
      using connection = new DatabaseSync(database);
      return connection.prepare(`SELECT * FROM ${table}`).all();
    },
  };
}

/** Fields that all requests have. */
export const call = {
  instanceId: 'i1',
  tenantId: 't1',
  flag: 1,
  testFlag: 0,
  timeStamp: '20220413093539534',
} as const;

export const tenant = {
  ...call,
  orderId: 'CS1',
  tenantCode: 'example.com',
  name: 'huaweitenantname',
  domainName: 'https://example.tenantaccount.com',
} as const;

export const success = { resultCode: '000000', resultMsg: 'Success' };
