import { loadDocument } from '../generator/load/load.ts';
import { recordAt } from '../generator/load/openapi.ts';
import { buildModel } from '../generator/model/build-model.ts';
import { createLog } from '../mock/log.ts';
import type { Side } from '../mock/side.ts';
import { startMock } from '../mock/start-mock.ts';
import { findDocument } from './documents.ts';
import { CommandError } from './exit.ts';
import { mockKeys } from './mock-keys.ts';
import { untilStopped } from './until-stopped.ts';
import { parsePort, parseUrl } from './url.ts';

interface Options {
  readonly port: string;
  readonly host: string;
  readonly as?: Side;
  readonly keyEnv: string;
  readonly loginUrl?: string;
}

/** Serves a mock until it is stopped. */
export async function serveMock(
  guides: readonly string[],
  { port, host, as, keyEnv, loginUrl }: Options,
): Promise<void> {
  if (loginUrl !== undefined) parseUrl(loginUrl);
  const documents = await Promise.all(guides.map((guide) => loadDocument(findDocument(guide))));
  const models = documents.map(buildModel);
  if (loginUrl !== undefined && !models.some(({ id }) => id === 'login'))
    throw new CommandError(`--login-url is for the guide login, not for ${guides.join(', ')}: leave it out.`);
  const hasPaths = documents.some(({ openapi }) => Object.keys(recordAt(openapi, 'paths')).length > 0);
  const side = as ?? (hasPaths ? 'platform' : 'merchant');
  const { credentials, shown } = mockKeys(models, side, keyEnv);
  const mock = await startMock({
    documents,
    as: side,
    port: parsePort(port),
    host,
    credentials,
    settings: loginUrl === undefined ? {} : { loginUrl },
    log: createLog(process.stdout),
  });
  console.log(`${guides.join(', ')} as ${side}: ${mock.url}`);
  if (shown !== '') console.log(shown);
  for (const text of mock.help) console.log(text);
  console.log('Stop with Ctrl-C.\n');
  await untilStopped();
  await mock.close();
}
