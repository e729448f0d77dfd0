import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** Everything of ours that shapes the output. */
const rooms = [
  join(import.meta.dirname, '..'),
  ...['templates', 'runtime', 'spec/redocly-plugin'].map((room) => join(packageRoot, room)),
];

/** What package managers write on each installation: with it, dependencies of another version are noticed. */
const installations = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml', '.yarn-integrity'];

/**
 * A hash of the generator itself: its code, its templates, its dependencies.
 *
 * @param modules the folder `node_modules` that it runs from
 */
export function generatorFingerprint(modules: string): string {
  const code = rooms.flatMap((room) => {
    const names = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(isCode).sort();
    return names.map((name) => join(room, name));
  });
  const states = installations.map((name) => join(modules, name)).filter((file) => existsSync(file));
  const hash = createHash('sha256').update(process.version);
  for (const file of [join(packageRoot, 'package.json'), ...states, ...code]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function isCode(name: string): boolean {
  return /\.(?:ts|js|hbs)$/.test(name) && !/\.(?:test|d)\.ts$/.test(name);
}
