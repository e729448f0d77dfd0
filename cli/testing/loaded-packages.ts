import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../generator/package-root.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';

/** Writes down the address of each module that a process loads. */
const recorder = `import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.LOADED, url + '\\n');
    return next(url, context);
  },
});
`;

/**
 * Runs the command line and tells which packages it has loaded, dynamic imports included.
 *
 * @returns how many files of each; one that came with another package is called `a/node_modules/b`
 */
export async function loadedPackages(args: readonly string[], cwd: string): Promise<Record<string, number>> {
  const folder = temporaryFolder({ 'recorder.mjs': recorder, 'loaded.txt': '' });
  const loaded = join(folder, 'loaded.txt');
  const hook = pathToFileURL(join(folder, 'recorder.mjs')).href;
  const entry = join(packageRoot, 'bin/koocontract.js');
  const child = spawn(process.execPath, ['--import', hook, entry, ...args], {
    cwd,
    env: { ...process.env, LOADED: loaded },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`koocontract ${args.join(' ')} has ended with ${code}.`);
  const addresses = readFileSync(loaded, 'utf8').split('\n');
  const found = Object.groupBy(addresses, (address) => packageOf(address) ?? '');
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, files]) => (name === '' ? [] : [[name, files?.length ?? 0]])),
  );
}

function packageOf(address: string): string | undefined {
  const [, ...below] = address.split('/node_modules/');
  if (below.length === 0) return undefined;
  return below.map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).join('/node_modules/');
}
