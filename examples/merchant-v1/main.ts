import process from 'node:process';
import { startMerchantV1 } from './merchant.ts';

const { PORT = '3000', DATABASE = 'merchant-v1.db', KOO_ACCESS_KEY = '' } = process.env;

try {
  const merchant = await startMerchantV1({ port: Number(PORT), key: KOO_ACCESS_KEY, database: DATABASE });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void merchant.close());
  console.log(`Callbacks at ${merchant.url}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('The environment sets KOO_ACCESS_KEY, PORT and DATABASE: see README.md.');
  process.exitCode = 2;
}
