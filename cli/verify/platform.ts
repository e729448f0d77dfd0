import type { PlatformCall } from '../../contracts/platform/platform-call.ts';
import { recordCalls } from '../../contracts/platform/record-calls.ts';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { findDocument } from '../documents.ts';
import { CommandError } from '../exit.ts';
import { mockKeys } from '../mock-keys.ts';
import { parsePort } from '../url.ts';

/** The platform's Open APIs, played for a merchant that is being verified. */
export interface Platform {
  /** What the merchant calls; it grows. */
  readonly calls: readonly PlatformCall[];
  /** Words of the command line that commands in the report repeat. */
  readonly repeated: readonly string[];
  /** Begins to listen, and tells where. */
  start(): Promise<AsyncDisposable>;
}

/**
 * @param port as the user writes it; 0 takes a free one
 * @param accessKey variable that holds the access key
 * @param output where address and keys are told
 * @throws CommandError when the port is none
 */
export function playPlatform(port: string, accessKey: string, output: NodeJS.WritableStream): Platform {
  const { calls, log } = recordCalls();
  const wanted = parsePort(port);
  return {
    calls,
    repeated: ['--platform-port', port],
    async start() {
      const { startMock } = await import('../../mock/start-mock.ts');
      const document = await loadDocument(findDocument('open-api'));
      const { credentials, shown } = mockKeys([buildModel(document)], 'platform', accessKey);
      const mock = await startMock({
        documents: [document],
        as: 'platform',
        port: wanted,
        credentials,
        log,
      }).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new CommandError(reason.replace('--port', '--platform-port'));
      });
      output.write(
        `The platform, for your merchant to call: ${mock.url}\n${shown === '' ? '' : `${shown}\n`}\n`,
      );
      return { [Symbol.asyncDispose]: () => mock.close() };
    },
  };
}
