import { CALLBACK_PATH, createApp } from '../examples/merchant/app.ts';
import { loadDocument } from '../generator/load/load.ts';
import { startMock } from '../mock/start-mock.ts';
import { findDocument } from './documents.ts';
import { demoKeys } from './keys.ts';

export interface RunningExample {
  /** Address for the callbacks. */
  readonly url: string;
  readonly page: string;
  readonly platformUrl: string;
  readonly accessKey: string;
  close(): Promise<void>;
}

/**
 * Starts the mock platform, and the example merchant that calls it.
 *
 * @param database SQLite file of the merchant
 */
export async function startExample(database: string): Promise<RunningExample> {
  const { KOO_ACCESS_KEY: accessKey, HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk } = demoKeys;
  const platform = await startMock({
    documents: [await loadDocument(findDocument('open-api'))],
    as: 'platform',
    port: 0,
    credentials: { 'sdk-hmac-sha256': { id: ak, key: sk }, 'usage-push': { key: accessKey } },
  });
  // What the merchant refuses is what the checks provoke; the report tells it better than a log.
  const app = createApp({
    accessKey,
    platform: { url: platform.url, ak, sk },
    database,
    onAnswer: () => undefined,
  });
  const page = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: `${page}${CALLBACK_PATH}`,
    page,
    platformUrl: platform.url,
    accessKey,
    async close() {
      await app.close();
      await platform.close();
    },
  };
}
