import { join } from 'node:path';
import { generate } from '../generator/generate.ts';
import type { Problem } from '../generator/load/problem.ts';
import type { TargetName } from '../generator/targets/targets.ts';
import type { Step } from '../generator/write/plan.ts';
import { findDocument } from './documents.ts';
import { describeProblem } from './problems.ts';

interface Request {
  readonly output: string;
  readonly targets: readonly TargetName[];
  readonly check: boolean;
}

interface DocumentResult {
  readonly document: string;
  readonly folder: string;
  readonly changed: readonly {
    readonly path: string;
    readonly action: Step['action'];
    readonly reason: string;
  }[];
  readonly unchanged: number;
  readonly warnings: readonly Problem[];
}

/** Generates each document and tells, a line a file, what was done or what differs. */
export async function generateAll(
  documents: readonly string[],
  { output, targets, check }: Request,
): Promise<{ results: readonly DocumentResult[]; text: string; drift: boolean }> {
  const results: DocumentResult[] = [];
  for (const document of documents) {
    const { folder, steps, problems } = await generate({
      document: findDocument(document),
      folder: (id) => join(output, id),
      targets,
      check,
    });
    const changed = steps
      .filter(({ action }) => action !== 'keep')
      .map(({ path, action, reason }) => ({ path, action, reason }));
    results.push({
      document,
      folder,
      changed,
      unchanged: steps.length - changed.length,
      warnings: problems,
    });
  }
  const drifted = results.filter(({ changed }) => changed.length > 0);
  const drift = check && drifted.length > 0;
  const command = `koocontract generate ${drifted.map(({ document }) => document).join(' ')}${output === 'generated' ? '' : ` -o ${output}`}`;
  const mend = drift ? [`\nGenerated code has drifted from its documents. Mend it with:\n  ${command}`] : [];
  return {
    results,
    text: [...results.flatMap((result) => describe(result, check)), ...mend].join('\n'),
    drift,
  };
}

const verbs = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  keep: 'kept',
  refuse: 'refused',
} as const;

function describe({ folder, changed, unchanged, warnings }: DocumentResult, check: boolean): string[] {
  const lines = changed.map(({ path, action, reason }) =>
    check ? `${join(folder, path)}: ${reason}` : `${verbs[action]} ${join(folder, path)}`,
  );
  return [
    ...warnings.map(describeProblem),
    ...lines,
    `${folder}: ${changed.length === 0 ? `${unchanged} files, all up to date` : `${changed.length} ${check ? 'differ' : 'written'}, ${unchanged} up to date`}`,
  ];
}
