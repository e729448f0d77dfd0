import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Step } from './plan.ts';

/** Thrown before anything was written, when files stand in the way. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refused: readonly Step[];

  constructor(folder: string, steps: readonly Step[]) {
    const refused = steps.filter(({ action }) => action === 'refuse');
    const list = refused.map(({ path, reason }) => `  ${join(folder, path)}: ${reason}`).join('\n');
    const force = refused.some(({ forced }) => forced !== undefined)
      ? ', choose another folder with -o, or use --force, which overwrites what was edited or is not ours'
      : ', or choose another folder with -o';
    super(
      `Nothing was written, because generating would destroy what is not koocontract's to destroy:\n${list}\nMove these files away${force}.`,
    );
    this.refused = refused;
  }
}

/** The plan that `--force` asks for: edited and foreign files are overwritten or deleted, too. */
export function forceSteps(steps: readonly Step[]): Step[] {
  return steps.map((step) =>
    step.action === 'refuse' && step.forced !== undefined ? { ...step, action: step.forced } : step,
  );
}

/**
 * Carries out a plan. Each file appears whole or not at all; files that would not change are left alone.
 *
 * @throws RefusedError when the plan refuses a file; then nothing is written
 */
export function writeOutput(folder: string, steps: readonly Step[]): void {
  if (steps.some(({ action }) => action === 'refuse')) throw new RefusedError(folder, steps);
  for (const { path, action, text } of steps) {
    const file = join(folder, path);
    if (action === 'delete') rmSync(file);
    if (action === 'create' || action === 'update') writeWhole(file, text);
  }
}

function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
