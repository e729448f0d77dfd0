import { basename, join, relative } from 'node:path';
import type { Planned } from '../generator/generate.ts';
import { openMemory } from '../generator/memory/last-run.ts';
import { createTypesPrinter } from '../generator/types-printer/types-printer.ts';
import { CommandError } from './exit.ts';
import { changesOf, describeChanges } from './generate/changes.ts';
import type { Given, Job } from './generate/jobs.ts';
import { mending } from './generate/mending.ts';
import { createProgress } from './generate/progress.ts';
import { carryOut, planJob, type Run, refuseSameFolder, remember } from './generate/run-job.ts';
import { describeWarnings } from './problems.ts';

interface Request {
  /** Whether files are written, compared with what stands there, or their differences shown. */
  readonly mode: 'write' | 'check' | 'dry-run';
  readonly force: boolean;
  readonly timing: boolean;
  readonly given: Given;
}

interface Outcome {
  /** For machines. */
  readonly results: readonly object[];
  /** For people. */
  readonly describe: () => Promise<string>;
  readonly drift: boolean;
}

/**
 * Generates all documents or none, and tells, a line a file, what was done or what differs.
 *
 * @throws DocumentError when nothing can be generated of a document
 * @throws RefusedError when files stand in the way
 */
export async function generateAll(jobs: readonly Job[], request: Request): Promise<Outcome> {
  const { mode, timing } = request;
  const begun = performance.now();
  const memory = openMemory();
  const progress = createProgress(process.stderr);
  const typesPrinter = createTypesPrinter();
  const runs: Run[] = [];
  try {
    for (const job of jobs) {
      const name = `${basename(job.document)}${jobs.length > 1 ? ` (${runs.length + 1} of ${jobs.length})` : ''}`;
      const onStep = (step: string): void => progress.show(`Generating … ${name}: ${step}`);
      const planned = planJob(job, { memory, force: request.force, typesPrinter, onStep });
      runs.push(await (jobs.length > 1 ? planned.catch((error) => failed(job, error)) : planned));
    }
    refuseSameFolder(runs);
    progress.wipe();
    if (mode === 'write') await carryOut(runs);
  } finally {
    progress.wipe();
  }
  const planned = runs.map((run) => run.planned);
  const differs = planned.some(({ steps }) => changesOf(steps).length > 0);
  if (mode === 'write' || !differs) remember(runs, memory);
  const total = performance.now() - begun;
  return {
    results: runs.map((run) => resultOf(run, timing)),
    async describe() {
      const text = await describeAll(planned, differs, request);
      if (!timing) return text;
      const { timingTable } = await import('./generate/timing-table.ts');
      return `${text}\n\n${timingTable(runs, total)}`;
    },
    drift: mode === 'check' && differs,
  };
}

/** What is wrong with a document or a template says where it stands; of a setting it must be said whose it is. */
function failed({ document }: Job, error: unknown): never {
  if (!(error instanceof Error) || error.name !== 'Error') throw error;
  throw new CommandError(`${relative('.', document)}: ${error.message}`);
}

function resultOf({ planned, recalled, stopwatch }: Run, timing: boolean): object {
  const { folder, steps, problems } = planned;
  return {
    folder,
    changed: changesOf(steps),
    warnings: problems,
    ...(timing ? { recalled, timing: stopwatch.times() } : {}),
  };
}

async function describeAll(
  planned: readonly Planned[],
  differs: boolean,
  { mode, given }: Request,
): Promise<string> {
  if (mode === 'dry-run') {
    warnOf(planned);
    const { describeDryRun } = await import('./generate/dry-run.ts');
    return describeDryRun(planned, process.stdout);
  }
  const check = mode === 'check';
  return [
    ...planned.flatMap((plan) => describeChanges(plan, check)),
    ...(check && differs ? [mending(given, planned)] : []),
  ].join('\n');
}

/** Beside the patch, which may go to another program. */
function warnOf(planned: readonly Planned[]): void {
  for (const { folder, steps, problems } of planned) {
    for (const warning of describeWarnings(problems, process.stderr)) console.warn(warning);
    for (const { path, action, reason } of steps)
      if (action === 'refuse') console.warn(`refused ${join(folder, path)}: ${reason}`);
  }
}
