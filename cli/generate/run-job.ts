import { join, relative } from 'node:path';
import type { GenerateOptions, Planned } from '../../generator/generate.ts';
import type { Memory } from '../../generator/memory/last-run.ts';
import type { RunStep } from '../../generator/steps.ts';
import type { TypesPrinter } from '../../generator/types-printer/types-printer.ts';
import { forceSteps, RefusedError, writeOutput } from '../../generator/write/write.ts';
import { CommandError } from '../exit.ts';
import type { Job } from './jobs.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

/** A job, planned but not yet carried out. */
export interface Run {
  readonly options: GenerateOptions;
  readonly planned: Planned;
  /** The last run has remembered that nothing is to be done, so nothing was generated. */
  readonly recalled: boolean;
  readonly stopwatch: Stopwatch;
}

export interface PlanSettings {
  readonly memory: Memory;
  readonly force: boolean;
  readonly typesPrinter: TypesPrinter;
  /** Told what begins. */
  readonly onStep: (step: string) => void;
}

/** @throws DocumentError when nothing can be generated of the document */
export async function planJob(job: Job, { memory, force, typesPrinter, onStep }: PlanSettings): Promise<Run> {
  const { output, ...rest } = job;
  const options = { ...rest, folder: (id: string): string => join(output, id) };
  const stopwatch = createStopwatch(onStep);
  const recalled = await stopwatch.run('recall', () => memory.recall(options));
  const planned = recalled ?? (await plan(options, stopwatch.run, typesPrinter));
  return {
    options,
    planned: force ? { ...planned, steps: forceSteps(planned.steps) } : planned,
    recalled: recalled !== undefined,
    stopwatch,
  };
}

/** The generator brings Redocly and TypeScript, so it is loaded when there is something to do. */
async function plan(options: GenerateOptions, run: RunStep, typesPrinter: TypesPrinter): Promise<Planned> {
  // In its thread TypeScript takes as long to load as all of that.
  if (options.targets.includes('types')) typesPrinter();
  const { planGeneration } = await run('load', () => import('../../generator/generate.ts'));
  return planGeneration(options, run, typesPrinter);
}

export function refuseSameFolder(runs: readonly Run[]): void {
  for (const [folder, same] of Map.groupBy(runs, ({ planned }) => planned.folder)) {
    if (same.length === 1) continue;
    const documents = same.map(({ options }) => relative('.', options.document)).join(' and ');
    throw new CommandError(
      `Two documents would be generated into ${folder}: ${documents}. Generate them apart, each with an output of its own.`,
    );
  }
}

/**
 * Carries all runs out, or none.
 *
 * @throws RefusedError when something is in the way of one of them; then nothing is written
 */
export async function carryOut(runs: readonly Run[]): Promise<void> {
  const refused = runs.find(({ planned }) => planned.steps.some(({ action }) => action === 'refuse'));
  if (refused !== undefined) throw new RefusedError(refused.planned.folder, refused.planned.steps);
  for (const { planned } of runs) announceForced(planned);
  for (const { planned, stopwatch } of runs)
    await stopwatch.run('write', () => writeOutput(planned.folder, planned.steps));
}

/** What someone may miss afterwards is named before it is gone. */
function announceForced({ folder, steps }: Planned): void {
  for (const { path, action, forced, reason } of steps)
    if (forced !== undefined && action === forced)
      console.warn(
        `--force ${action === 'delete' ? 'deletes' : 'overwrites'} ${join(folder, path)}: ${reason}`,
      );
}

/** Keeps for the next run what now stands in the folders. */
export function remember(runs: readonly Run[], memory: Memory): void {
  for (const { recalled, options, planned } of runs) if (!recalled) memory.remember(options, planned);
}
