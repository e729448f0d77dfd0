import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord } from '../generator/load/openapi.ts';
import { isTargetName, type TargetName, targetNames } from '../generator/targets/targets.ts';
import { CommandError } from './exit.ts';

/** What `koocontract.config.ts` may hold; flags win over it. */
export interface Config {
  /** Files of the documents. */
  readonly documents?: readonly string[];
  /** Folder below which each document gets a folder of its own; `generated` unless told. */
  readonly output?: string;
  readonly targets?: readonly TargetName[];
}

/** Gives a configuration file its type: `export default defineConfig({ documents: ['api.yaml'] })`. */
export function defineConfig(config: Config): Config {
  return config;
}

const fileNames = ['koocontract.config.ts', 'koocontract.config.js', 'koocontract.config.mjs'];
const keys = ['documents', 'output', 'targets'];

/**
 * The configuration of the current folder; empty when it has none.
 *
 * @throws CommandError for a key that does not exist or a value of the wrong kind
 */
export async function readConfig(): Promise<Config> {
  const name = fileNames.find((file) => existsSync(file));
  if (name === undefined) return {};
  const loaded: unknown = await import(pathToFileURL(resolve(name)).href).catch((error: unknown) => {
    throw new CommandError(
      `${name} can't be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const config = isRecord(loaded) ? loaded['default'] : undefined;
  if (!isRecord(config))
    throw new CommandError(`${name} has no default export. Write \`export default defineConfig({ … })\`.`);
  const unknown = Object.keys(config).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw new CommandError(
      `${name} has a key that does not exist: ${unknown}. There are: ${keys.join(', ')}.`,
    );
  return {
    ...(config['documents'] === undefined
      ? {}
      : { documents: texts(name, 'documents', config['documents']) }),
    ...(config['output'] === undefined ? {} : { output: text(name, 'output', config['output']) }),
    ...(config['targets'] === undefined
      ? {}
      : { targets: parseTargets(texts(name, 'targets', config['targets'])) }),
  };
}

function text(file: string, key: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new CommandError(`${key} in ${file} must be a string.`);
}

function texts(file: string, key: string, value: unknown): string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new CommandError(`${key} in ${file} must be a list of strings.`);
}

export function parseTargets(names: readonly string[]): TargetName[] {
  const wrong = names.find((name) => !isTargetName(name));
  if (wrong !== undefined)
    throw new CommandError(`There is no target ${wrong}. There are: ${targetNames.join(', ')}.`);
  return names.filter(isTargetName);
}
