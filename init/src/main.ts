import process from 'node:process';
import { startMerchant } from './merchant.ts';

const { PORT = '8080', DATABASE = 'merchant.sqlite', KOO_ACCESS_KEY = '' } = process.env;

if (KOO_ACCESS_KEY === '') {
  console.error(
    'The environment variable KOO_ACCESS_KEY is not set. It holds the key of Seller Center > Key Management; locally any ' +
      'text will do. Copy .env.example to .env and write it there.',
  );
  process.exit(2);
}

try {
  const merchant = await startMerchant({ port: Number(PORT), key: KOO_ACCESS_KEY, database: DATABASE });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void merchant.close());
  console.log(`Callbacks at ${merchant.url}`);
} catch (error) {
  console.error(`PORT=${PORT} DATABASE=${DATABASE}: ${error instanceof Error ? error.message : error}`);
  process.exit(2);
}
