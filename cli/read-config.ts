import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord } from '../generator/load/openapi.ts';
import type { Config } from './config.ts';
import { CommandError } from './exit.ts';

/** What the file may be called; the first that there is counts. */
export const configFiles = ['koocontract.config.ts', 'koocontract.config.js', 'koocontract.config.mjs'];

/** A clone that is installed as a folder runs from its sources, but what others import is built. */
const unbuilt = '\nkoocontract was installed from a folder that is not built: run `npm run build` there.';

/**
 * The configuration of the current folder; empty when it has none. It is read anew when the file has changed.
 *
 * @throws CommandError for a key that does not exist or a value of the wrong kind
 */
export async function readConfig(): Promise<Config> {
  const name = configFiles.find((file) => existsSync(file));
  if (name === undefined) return {};
  // A module is loaded once for each address, so each version of the file gets one of its own.
  const url = `${pathToFileURL(resolve(name)).href}?${statSync(name).mtimeMs}`;
  const loaded: unknown = await import(url).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `${name} can't be loaded: ${why}${/koocontract[/\\]dist[/\\]/.test(why) ? unbuilt : ''}`,
    );
  });
  const config = isRecord(loaded) ? loaded['default'] : undefined;
  if (!isRecord(config))
    throw new CommandError(`${name} has no default export. Write \`export default defineConfig({ … })\`.`);
  const { checkConfig } = await import('./config-schema.ts');
  return checkConfig(name, config);
}
