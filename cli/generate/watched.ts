import { basename, resolve } from 'node:path';
import { DocumentError } from '../../generator/load/problem.ts';
import { TemplateError } from '../../generator/packs/template-error.ts';
import { templateFolders, templateInputs } from '../../generator/packs/template-files.ts';
import { countProblems, describeProblem, describeWarnings } from '../problems.ts';
import { changesOf } from './changes.ts';
import { hasChanged, type InputState, stateOf, stateRead } from './input-state.ts';
import type { Job } from './jobs.ts';
import type { Progress } from './progress.ts';
import { referredFiles } from './referred-files.ts';
import { carryOut, type PlanSettings, planJob, type Run, refuseSameFolder, remember } from './run-job.ts';

/** A document that is generated again whenever it has changed. */
export interface Watched {
  readonly job: Job;
  /** What it was made of when it was last read; `undefined` before the first time. */
  readonly state: InputState | undefined;
  /** The last run that was carried out. */
  readonly run: Run | undefined;
  /** Its warnings, as they were last shown. */
  readonly warnings: string;
}

/** What a run did, for the line that tells of it. */
export type Outcome =
  | { readonly folder: string; readonly written: number; readonly kept: number }
  | { readonly failed: string };

export function needsRun({ state }: Watched): boolean {
  return state === undefined || hasChanged(state);
}

export function filesOf({ state }: Watched): string[] {
  return [...(state?.keys() ?? [])];
}

/**
 * Generates a document; what is wrong with it is printed, not thrown.
 *
 * @param others whose folders it must keep out of
 * @param progress wiped away before anything is printed
 */
export async function runWatched(
  watched: Watched,
  others: readonly Watched[],
  settings: PlanSettings,
  progress: Progress,
): Promise<{ readonly watched: Watched; readonly outcome: Outcome }> {
  const { job } = watched;
  const begun = Date.now();
  const before = stateOf(watched.state?.keys() ?? [resolve(job.document)]);
  try {
    const run = await planJob(job, settings);
    progress.wipe();
    const { planned } = run;
    refuseSameFolder([run, ...others.flatMap((other) => other.run ?? [])]);
    await carryOut([run]);
    progress.wipe();
    remember([run], settings.memory);
    const warnings = describeWarnings(planned.problems, process.stdout).join('\n');
    if (warnings !== '' && warnings !== watched.warnings) console.log(warnings);
    const written = changesOf(planned.steps).length;
    return {
      watched: {
        job,
        state: stateRead(before, [...planned.inputs, ...templateFolders(job.templates)], begun),
        run,
        warnings,
      },
      outcome: { folder: planned.folder, written, kept: planned.steps.length - written },
    };
  } catch (error) {
    progress.wipe();
    const templates = [...templateInputs(job.templates), ...templateFolders(job.templates)];
    const files = [...new Set([...before.keys(), ...referredFiles(job.document), ...templates])];
    return {
      watched: { ...watched, state: stateRead(before, files, begun) },
      outcome: { failed: `${basename(job.document)}: ${tellFailure(error)}` },
    };
  }
}

function tellFailure(error: unknown): string {
  if (error instanceof DocumentError || error instanceof TemplateError) {
    for (const problem of error.problems) console.error(`${describeProblem(problem, process.stderr)}\n`);
    return `${countProblems(error.problems)}, nothing written`;
  }
  console.error(error instanceof Error ? error.message : error);
  return 'nothing written';
}
