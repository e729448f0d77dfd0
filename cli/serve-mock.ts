import { loadDocument } from '../generator/load/load.ts';
import { recordAt } from '../generator/load/openapi.ts';
import { createLog } from '../mock/log.ts';
import { startMock } from '../mock/start-mock.ts';
import { findDocument } from './documents.ts';
import { localKey } from './keys.ts';
import { untilStopped } from './until-stopped.ts';
import { parsePort } from './url.ts';

interface Options {
  readonly port: string;
  readonly host: string;
  readonly as?: 'platform' | 'merchant';
  readonly keyEnv: string;
}

/** Serves a mock until it is stopped. */
export async function serveMock(
  guides: readonly string[],
  { port, host, as, keyEnv }: Options,
): Promise<void> {
  const documents = await Promise.all(guides.map((guide) => loadDocument(findDocument(guide))));
  const accessKey = localKey('KOO_ACCESS_KEY', keyEnv);
  const ak = localKey('HUAWEICLOUD_SDK_AK');
  const sk = localKey('HUAWEICLOUD_SDK_SK');
  const hasPaths = documents.some(({ openapi }) => Object.keys(recordAt(openapi, 'paths')).length > 0);
  const side = as ?? (hasPaths ? 'platform' : 'merchant');
  const mock = await startMock({
    documents,
    as: side,
    port: parsePort(port),
    host,
    credentials: {
      'saas-v2': { key: accessKey.value },
      'usage-push': { key: accessKey.value },
      'sdk-hmac-sha256': { id: ak.value, key: sk.value },
    },
    log: createLog(process.stdout),
  });
  console.log(`${guides.join(', ')} as ${side}: ${mock.url}`);
  const needed =
    side === 'merchant'
      ? { [keyEnv]: accessKey }
      : { [keyEnv]: accessKey, HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk };
  const shown = Object.entries(needed).filter(([, { isDemo }]) => isDemo);
  if (shown.length > 0)
    console.log(
      `Keys for local use, since the environment has none:\n${shown.map(([name, { value }]) => `  ${name}=${value}`).join('\n')}`,
    );
  console.log('Stop with Ctrl-C.\n');
  await untilStopped();
  await mock.close();
}
