import { dirname, join, relative, resolve } from 'node:path';
import { type Config, createConfig, findConfig, loadConfig } from '@redocly/openapi-core';
import { loadDocument, structureConfig } from '../generator/load/load.ts';
import { DocumentError, type Problem } from '../generator/load/problem.ts';
import { packageRoot } from '../generator/package-root.ts';
import { documentNames } from './config.ts';
import { findDocument } from './documents.ts';
import { CommandError } from './exit.ts';
import { readConfig } from './read-config.ts';

/**
 * Every problem of the documents: by the redocly.yaml of the current folder, by that of this project for its own guides,
 * else by Redocly's recommended rules; the extensions are checked in any case.
 */
export async function lintDocuments(documents: readonly string[], allowRemote = false): Promise<Problem[]> {
  const chosen = documents.length > 0 ? documents : documentNames(await readConfig());
  if (chosen.length === 0)
    throw new CommandError('No document given. Name one, or list them in koocontract.config.ts.');
  const problems: Problem[] = [];
  for (const document of chosen) {
    const file = findDocument(document);
    const found = [
      ...(await problemsOf(file, allowRemote, await structureConfig())),
      ...(await problemsOf(file, allowRemote, await rulesFor(file))),
    ];
    problems.push(...new Map(found.map((problem) => [fingerprint(problem), problem])).values());
  }
  return problems;
}

async function problemsOf(file: string, allowRemote: boolean, config: Config): Promise<readonly Problem[]> {
  try {
    return (await loadDocument(file, { config, allowRemote })).problems;
  } catch (error) {
    if (error instanceof DocumentError) return error.problems;
    throw error;
  }
}

function fingerprint({ code, message, place }: Problem): string {
  return JSON.stringify([code, message, place?.file, place?.line, place?.column]);
}

/** redocly.yaml may have rules for single documents. */
async function rulesFor(file: string): Promise<Config> {
  const own = relative(join(packageRoot, 'spec'), resolve(file));
  const configPath =
    findConfig(process.cwd()) ?? (own.startsWith('..') ? undefined : join(packageRoot, 'redocly.yaml'));
  if (configPath === undefined) return createConfig({ extends: ['recommended'] });
  const config = await loadConfig({ configPath });
  const apis = Object.entries(config.resolvedConfig.apis ?? {});
  const api = apis.find(([, { root }]) => resolve(dirname(configPath), root) === resolve(file));
  return config.forAlias(api?.[0]);
}
