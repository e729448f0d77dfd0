import { dirname, join, resolve } from 'node:path';
import { type Config, findConfig, loadConfig } from '@redocly/openapi-core';
import { loadDocument } from '../generator/load/load.ts';
import { DocumentError, type Problem } from '../generator/load/problem.ts';
import { packageRoot } from '../generator/package-root.ts';
import { readConfig } from './config.ts';
import { findDocument, guideIds } from './documents.ts';

/** Every problem of the documents, by the rules of the nearest redocly.yaml, else by those of this project. */
export async function lintDocuments(documents: readonly string[]): Promise<Problem[]> {
  const chosen = documents.length > 0 ? documents : ((await readConfig()).documents ?? guideIds());
  const configPath = findConfig(process.cwd()) ?? join(packageRoot, 'redocly.yaml');
  const config = await loadConfig({ configPath });
  const problems: Problem[] = [];
  for (const document of chosen) {
    const file = findDocument(document);
    try {
      problems.push(...(await loadDocument(file, rulesFor(file, config, configPath))).problems);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(...error.problems);
    }
  }
  return problems;
}

/** redocly.yaml may have rules for single documents. */
function rulesFor(file: string, config: Config, configPath: string): Config {
  const apis = Object.entries(config.resolvedConfig.apis ?? {});
  const api = apis.find(([, { root }]) => resolve(dirname(configPath), root) === resolve(file));
  return config.forAlias(api?.[0]);
}
