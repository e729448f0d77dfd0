import { once } from 'node:events';
import { request } from 'node:http';
import { createClient } from '../../generated/open-api/client.ts';
import { loadDocument } from '../../generator/load/load.ts';
import { startMock } from '../../mock/start-mock.ts';
import { sdkHmacSha256 } from '../../runtime/signing/sdk-hmac-sha256.ts';
import type { PlatformCall } from '../platform/platform-call.ts';
import { recordCalls } from '../platform/record-calls.ts';
import { testKey } from './reference-merchant.ts';

const akSk = { id: 'AKFORTESTS0000000001', key: 'secret-key-for-tests-01' };

/** A platform that a merchant may call, with the means to do so rightly and wrongly. */
export interface CalledPlatform extends AsyncDisposable {
  readonly calls: readonly PlatformCall[];
  /** The generated client. */
  readonly client: ReturnType<typeof createClient>;
  /** The same with another secret. */
  readonly impostor: ReturnType<typeof createClient>;
  /** Sends `GET path`, signed, and then changed. */
  get(path: string, change?: Changed): Promise<void>;
}

export interface Changed {
  /** Milliseconds that the clock is ahead. */
  readonly clockOffset?: number;
  /** Header to leave out. */
  readonly without?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function startCalledPlatform(): Promise<CalledPlatform> {
  const { calls, log } = recordCalls();
  const mock = await startMock({
    documents: [await loadDocument('spec/open-api.yaml')],
    as: 'platform',
    port: 0,
    credentials: { 'sdk-hmac-sha256': akSk, 'usage-push': { key: testKey } },
    log,
  });
  const { url } = mock;
  const usagePush = { key: testKey };
  return {
    calls,
    client: createClient({ url, credentials: { sdkHmacSha256: akSk, usagePush } }),
    impostor: createClient({ url, credentials: { sdkHmacSha256: { ...akSk, key: 'another' }, usagePush } }),
    async get(path, { clockOffset = 0, without, headers = {} } = {}) {
      const unsigned = {
        method: 'GET',
        url: new URL(path, url),
        headers: new Headers(),
        body: new Uint8Array(),
      };
      const signed = sdkHmacSha256.sign(unsigned, akSk, { now: Date.now() + clockOffset, nonce: '' });
      if (without !== undefined) signed.headers.delete(without);
      const outgoing = request(signed.url, {
        headers: { ...Object.fromEntries(signed.headers), ...headers },
      });
      outgoing.end();
      const [response] = await once(outgoing, 'response');
      response.resume();
      await once(response, 'end');
    },
    [Symbol.asyncDispose]: () => mock.close(),
  };
}
