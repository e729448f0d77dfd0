import process from 'node:process';
import { CALLBACK_PATH, createApp } from './app.ts';

const {
  PORT = '3000',
  DATABASE = 'merchant.db',
  KOO_PLATFORM_URL = 'https://mkt.myhuaweicloud.com',
  KOO_ACCESS_KEY = '',
  HUAWEICLOUD_SDK_AK = '',
  HUAWEICLOUD_SDK_SK = '',
} = process.env;

const keys = { KOO_ACCESS_KEY, HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK };
const missing = Object.entries(keys).flatMap(([name, value]) => (value === '' ? [name] : []));
if (missing.length > 0) {
  const where = 'The Seller Center shows the access key, My Credentials makes AK and SK (see README.md).';
  stop(`Missing in the environment: ${missing.join(', ')}. ${where}`);
}
if (!URL.canParse(KOO_PLATFORM_URL)) {
  stop(`KOO_PLATFORM_URL is ${KOO_PLATFORM_URL}, but must be a URL such as https://mkt.myhuaweicloud.com.`);
}
const port = Number(PORT);
if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
  stop(`PORT is ${PORT}, but must be a number from 0 to 65535.`);
}

try {
  const app = createApp({
    accessKey: KOO_ACCESS_KEY,
    platform: { url: KOO_PLATFORM_URL, ak: HUAWEICLOUD_SDK_AK, sk: HUAWEICLOUD_SDK_SK },
    database: DATABASE,
  });
  // Requests that are being answered are finished first.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
  const address = await app.listen({ port });
  console.log(`Team Notes: instances at ${address}/, callbacks at ${address}${CALLBACK_PATH}`);
} catch (error) {
  stop(`Team Notes could not start. ${error instanceof Error ? error.message : error}`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
