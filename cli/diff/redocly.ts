import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import { CommandError } from '../exit.ts';
import type { Concerned } from './rules/concerned.ts';

/** A change as Redocly found it, with what our rules say of it. */
export interface Found {
  readonly kind: 'added' | 'removed' | 'modified';
  /** What was modified; empty for what was added or removed. */
  readonly property: string;
  readonly concerned: Concerned;
  readonly verdicts: readonly Verdict[];
  readonly base: Side | undefined;
  readonly revision: Side | undefined;
}

/** Why a change is breaking. */
export interface Verdict {
  readonly rule: string;
  readonly message: string;
}

export interface Side {
  /** As seen from the current folder. */
  readonly file: string;
  /** JSON pointer within the file. */
  readonly pointer: string;
  readonly line: number;
  readonly value: unknown;
}

/**
 * Has Redocly compare two documents. It has no entry for programs, so it runs as one of its own.
 *
 * @param base file of the older document
 * @param revision file of the newer one
 * @param folder an empty one, for what Redocly is told and what it tells
 * @throws CommandError when it fails
 */
export async function redoclyDiff(base: string, revision: string, folder: string): Promise<Found[]> {
  const report = join(folder, 'report.json');
  writeFileSync(join(folder, 'plugin.mjs'), pluginFile());
  // Redocly takes brackets and stars in a path for a pattern, but not in the path of an alias.
  const apis = { base: { root: base }, revision: { root: revision } };
  writeFileSync(join(folder, 'redocly.yaml'), JSON.stringify({ ...config, apis }));
  const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
  const args = ['diff', 'base', 'revision', '--format', 'json', '--fail-on', 'none', '--output', report];
  await promisify(execFile)(process.execPath, [redocly, ...args, '--config', join(folder, 'redocly.yaml')], {
    env: { ...process.env, ...silence },
  }).catch((error: unknown) => {
    throw new CommandError(`Redocly can't compare the documents: ${lastWords(error)}`);
  });
  return readReport(readFileSync(report, 'utf8'));
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

function readReport(text: string): Found[] {
  const report: unknown = JSON.parse(text);
  if (textAt(report, 'reportVersion') !== '1')
    throw new CommandError(
      'This version of @redocly/cli reports differences in a form that is not known here.',
    );
  return listAt(report, 'changes').map(readChange);
}

function readChange(change: unknown): Found {
  const kind = textAt(change, 'kind');
  const all = listAt(change, 'verdicts').map((verdict) => ({
    rule: textAt(verdict, 'ruleId'),
    message: textAt(verdict, 'message'),
    impact: textAt(verdict, 'impact'),
  }));
  return {
    kind: kind === 'added' || kind === 'removed' ? kind : 'modified',
    property: textAt(change, 'property'),
    concerned: readConcerned(all.find(({ rule }) => rule === 'koocontract/concerned')?.message ?? '{}'),
    verdicts: all
      .filter(({ impact }) => impact === 'major')
      .map(({ rule, message }) => ({ rule: rule.replace('koocontract/', ''), message })),
    base: readSide(change, 'base'),
    revision: readSide(change, 'revision'),
  };
}

function readConcerned(text: string): Concerned {
  const about: unknown = JSON.parse(text);
  return {
    exchanges: listAt(about, 'exchanges').filter((name) => typeof name === 'string'),
    part: textAt(about, 'part'),
  };
}

function readSide(change: unknown, key: string): Side | undefined {
  const side = recordAt(change, key);
  const line = side['line'];
  if (!isRecord(change) || change[key] === undefined || typeof line !== 'number') return undefined;
  return { file: textAt(side, 'file'), pointer: textAt(side, 'pointer'), line, value: side['value'] };
}
