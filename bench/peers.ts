import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const installed = join(import.meta.dirname, 'node_modules');

/** @throws Error that says how to install them when the peers are not there */
export function requirePeers(): void {
  if (existsSync(installed)) return;
  throw new Error(
    'What koocontract is measured against is not installed. `npm ci --prefix bench` installs it into bench/ (about 900 MB), or `npm run bench -- commands` measures koocontract alone.',
  );
}

/** The absolute path of a file in a package of `bench/package.json`. */
export function peerFile(path: string): string {
  return join(installed, path);
}

/** The installed version of a peer, or of a package of documents. */
export function peerVersion(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(peerFile(`${name}/package.json`), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}
