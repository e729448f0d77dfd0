import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createConfig, getLineColLocation, lint } from '@redocly/openapi-core';

/** A problem as a test looks at it. */
export interface LintedProblem {
  readonly message: string;
  readonly suggest: readonly string[];
  readonly file: string;
  readonly line: number;
}

/**
 * Lints a document with one rule of the plugin.
 *
 * @param rule e.g. `koocontract/extensions`
 * @param files texts by file name; the first one is the document
 */
export async function lintText(
  rule: string,
  files: Readonly<Record<string, string>>,
): Promise<LintedProblem[]> {
  const plugin = join(import.meta.dirname, 'index.js');
  const config = await createConfig({ plugins: [plugin], rules: { [rule]: 'error' } });
  const directory = await mkdtemp(join(tmpdir(), 'koocontract-lint-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
    const problems = await lint({ ref: join(directory, Object.keys(files)[0] ?? ''), config });
    return problems.flatMap(({ message, suggest, location: [location] }) => {
      if (location === undefined) return [];
      const { source, start } = getLineColLocation(location);
      return [{ message, suggest, file: basename(source.absoluteRef), line: start.line }];
    });
  } finally {
    await rm(directory, { recursive: true });
  }
}

/**
 * The problem that a test expects to be the only one, so that a rule can't hide behind a crowd.
 *
 * @throws when there is another number of problems
 */
export async function onlyProblem(
  rule: string,
  files: Readonly<Record<string, string>>,
): Promise<LintedProblem> {
  const problems = await lintText(rule, files);
  const [problem] = problems;
  if (problem === undefined || problems.length > 1) {
    throw new Error(`Expected one problem, got ${JSON.stringify(problems, undefined, 2)}`);
  }
  return problem;
}
