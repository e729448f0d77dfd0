import { startSigningProxy } from '../contracts/proxy/signing-proxy.ts';
import { loadDocument } from '../generator/load/load.ts';
import { buildModel } from '../generator/model/build-model.ts';
import { findDocument } from './documents.ts';
import { credentialsFrom, keyVariables } from './keys.ts';
import { proxyWords } from './proxy-words.ts';
import { untilStopped } from './until-stopped.ts';
import { parsePort, parseUrl } from './url.ts';

interface Options {
  readonly to: string;
  readonly guide: string;
  readonly port: string;
  readonly keyEnv: string;
}

/** Runs the signing proxy until it is stopped, and prints what passes. */
export async function serveProxy({ to, guide, port, keyEnv }: Options): Promise<void> {
  const target = parseUrl(to).href;
  const model = buildModel(await loadDocument(findDocument(guide)));
  const scheme = model.exchanges.find(({ kind }) => kind === 'webhook')?.signature?.scheme ?? '';
  const { key, id } = credentialsFrom(keyVariables(scheme, keyEnv));
  const proxy = await startSigningProxy({
    to: target,
    model,
    key,
    keyId: id,
    port: parsePort(port),
    onExchange: (passed) => console.log(proxyWords(passed, model)),
  });
  console.log(`Signing for ${guide}: ${proxy.url} → ${target}\nStop with Ctrl-C.\n`);
  await untilStopped();
  await proxy.close();
}
