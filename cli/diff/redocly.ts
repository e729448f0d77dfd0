import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { textAt } from '../../generator/load/openapi.ts';
import { CommandError } from '../exit.ts';
import type { Found } from './found.ts';
import { readReport } from './read-report.ts';

/**
 * Has Redocly compare two documents. It has no entry for programs, so it runs as one of its own.
 *
 * @param base file of the older document
 * @param revision file of the newer one
 * @param folder an empty one, for what Redocly is told and what it tells
 * @throws CommandError when it fails, or tells what it found in a form that is not known here
 */
export async function redoclyDiff(base: string, revision: string, folder: string): Promise<Found[]> {
  const report = join(folder, 'report.json');
  writeFileSync(join(folder, 'plugin.mjs'), pluginFile());
  // Redocly takes brackets and stars in a path for a pattern, but not in the path of an alias.
  const apis = { base: { root: base }, revision: { root: revision } };
  writeFileSync(join(folder, 'redocly.yaml'), JSON.stringify({ ...config, apis }));
  const { resolve } = createRequire(import.meta.url);
  const redocly = resolve('@redocly/cli/bin/cli.js');
  const version = textAt(JSON.parse(readFileSync(resolve('@redocly/cli/package.json'), 'utf8')), 'version');
  const args = ['diff', 'base', 'revision', '--format', 'json', '--fail-on', 'none', '--output', report];
  await promisify(execFile)(process.execPath, [redocly, ...args, '--config', join(folder, 'redocly.yaml')], {
    env: { ...process.env, ...silence },
  }).catch((error: unknown) => {
    throw new CommandError(`Redocly can't compare the documents: ${lastWords(error)}`);
  });
  return readReport(existsSync(report) ? readFileSync(report, 'utf8') : '', version);
}

/** It phones home, looks for newer versions and announces what is new, unless told otherwise. */
const silence = {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
};

const config = {
  plugins: ['./plugin.mjs'],
  extends: ['diff-recommended'],
  diff: {
    // Ours knows who sends and who receives.
    'security-requirement-changed': 'off',
    'koocontract/concerned': 'patch',
    'koocontract/address-changed': 'major',
    'koocontract/encryption-changed': 'major',
    'koocontract/media-type-added': 'major',
    'koocontract/parameter-changed': 'major',
    'koocontract/request-body-changed': 'major',
    'koocontract/response-header-changed': 'major',
    'koocontract/security-changed': 'major',
  },
};

/** Redocly wants a default export; ours are named. */
function pluginFile(): string {
  const file = join(import.meta.dirname, `plugin${extname(import.meta.filename)}`);
  return `export { plugin as default } from ${JSON.stringify(pathToFileURL(file).href)};\n`;
}

function lastWords(error: unknown): string {
  const words = textAt(error, 'stderr').trim();
  return words === '' ? String(error) : words;
}
