import { loadDocument } from '../generator/load/load.ts';
import { recordAt } from '../generator/load/openapi.ts';
import { buildModel } from '../generator/model/build-model.ts';
import { createLog } from '../mock/log.ts';
import { exchangesOf, type Side } from '../mock/side.ts';
import { startMock } from '../mock/start-mock.ts';
import { findDocument } from './documents.ts';
import { CommandError } from './exit.ts';
import { keyVariables, localCredentials } from './keys.ts';
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
  const schemes = models
    .flatMap((model) => exchangesOf(model, side))
    .flatMap(({ signature }) => (signature === undefined ? [] : [signature.scheme]));
  const keys = [...new Set(schemes)].map(
    (scheme) => [scheme, localCredentials(keyVariables(scheme, keyEnv))] as const,
  );
  const mock = await startMock({
    documents,
    as: side,
    port: parsePort(port),
    host,
    credentials: Object.fromEntries(keys.map(([scheme, { credentials }]) => [scheme, credentials])),
    settings: loginUrl === undefined ? {} : { loginUrl },
    log: createLog(process.stdout),
  });
  console.log(`${guides.join(', ')} as ${side}: ${mock.url}`);
  const shown = Object.entries(Object.assign({}, ...keys.map(([, local]) => local.shown)));
  if (shown.length > 0)
    console.log(
      `Keys for local use, since the environment has none:\n${shown.map(([name, value]) => `  ${name}=${String(value)}`).join('\n')}`,
    );
  for (const text of mock.help) console.log(text);
  console.log('Stop with Ctrl-C.\n');
  await untilStopped();
  await mock.close();
}
