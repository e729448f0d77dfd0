import { basename } from 'node:path';
import { createProgress } from './progress.ts';
import type { PlanSettings } from './run-job.ts';
import { needsRun, type Outcome, runWatched, type Watched } from './watched.ts';

/**
 * Generates the documents that have changed, and tells in one line what was done.
 *
 * @returns all documents, in the same order
 */
export async function runStale(
  documents: readonly Watched[],
  settings: Omit<PlanSettings, 'onStep'>,
): Promise<Watched[]> {
  const begun = performance.now();
  const progress = createProgress(process.stderr);
  const current = [...documents];
  const outcomes: Outcome[] = [];
  for (const [index, watched] of documents.entries()) {
    if (!needsRun(watched)) continue;
    const onStep = (step: string): void =>
      progress.show(`Generating … ${basename(watched.job.document)}: ${step}`);
    const done = await runWatched(watched, current.toSpliced(index, 1), { ...settings, onStep }, progress);
    current[index] = done.watched;
    outcomes.push(done.outcome);
  }
  console.log(`${timeOfDay()} ${describe(outcomes)} (${duration(performance.now() - begun)})`);
  return current;
}

function describe(outcomes: readonly Outcome[]): string {
  const failed = outcomes.flatMap((outcome) => ('failed' in outcome ? [outcome.failed] : []));
  const done = outcomes.flatMap((outcome) => ('failed' in outcome ? [] : [outcome]));
  const [only] = done;
  if (only === undefined) return failed.join('; ');
  const what = done.length === 1 ? only.folder : `${done.length} documents`;
  const sum = (key: 'written' | 'kept'): number => done.reduce((total, each) => total + each[key], 0);
  return [`${what}: ${sum('written')} written, ${sum('kept')} up to date`, ...failed].join('; ');
}

function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8);
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
