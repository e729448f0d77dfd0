import { readFileSync } from 'node:fs';
import process from 'node:process';
import { startMerchantKit } from './merchant.ts';

const {
  PORT = '3000',
  DATABASE = 'merchant-kit.db',
  KOO_ACCESS_KEY = '',
  KOO_KIT_V1_KEY = KOO_ACCESS_KEY,
  KOO_PRIVATE_KEY_FILE = 'private-key.pem',
} = process.env;

try {
  const merchant = await startMerchantKit({
    port: Number(PORT),
    key: KOO_ACCESS_KEY,
    keyV1: KOO_KIT_V1_KEY,
    privateKey: readFileSync(KOO_PRIVATE_KEY_FILE, 'utf8'),
    database: DATABASE,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void merchant.close());
  console.log(`Callbacks at ${merchant.url}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('The environment sets KOO_ACCESS_KEY, KOO_PRIVATE_KEY_FILE, PORT and others: see README.md.');
  process.exitCode = 2;
}
