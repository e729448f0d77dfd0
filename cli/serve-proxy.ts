import { styleText } from 'node:util';
import { startSigningProxy } from '../contracts/proxy/signing-proxy.ts';
import { loadDocument } from '../generator/load/load.ts';
import { buildModel } from '../generator/model/build-model.ts';
import { findDocument } from './documents.ts';
import { accessKeyFrom } from './keys.ts';
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
  const key = accessKeyFrom(keyEnv);
  const target = parseUrl(to).href;
  const model = buildModel(await loadDocument(findDocument(guide)));
  const proxy = await startSigningProxy({
    to: target,
    model,
    key,
    port: parsePort(port),
    onExchange: ({ exchanged: { exchange, sent, received }, failure }) => {
      console.log(
        `→ ${sent.method} ${exchange === '' ? 'an unknown exchange' : exchange}  ${sent.body.slice(0, 200)}`,
      );
      const status = styleText(received.status === 200 ? 'green' : 'red', String(received.status));
      console.log(`← ${status}  ${failure ?? received.body.slice(0, 200)}`);
    },
  });
  console.log(`Signing for ${guide}: ${proxy.url} → ${target}\nStop with Ctrl-C.\n`);
  await untilStopped();
  await proxy.close();
}
