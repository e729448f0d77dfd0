import { join } from 'node:path';
import type { Planned } from '../../generator/generate.ts';
import type { Step } from '../../generator/write/plan.ts';
import { describeWarnings } from '../problems.ts';

/** A file that is not what the document says. */
export type Change = Pick<Step, 'path' | 'action' | 'reason'>;

export function changesOf(steps: readonly Step[]): Change[] {
  return steps
    .filter(({ action }) => action !== 'keep')
    .map(({ path, action, reason }) => ({ path, action, reason }));
}

export const verbs = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  keep: 'kept',
  refuse: 'refused',
} as const;

/** A line for each file that was written, or that differs, between the document's warnings and the count. */
export function describeChanges({ folder, steps, problems }: Planned, check: boolean): string[] {
  const lines = changesOf(steps).map(({ path, action, reason }) =>
    check ? `${join(folder, path)}: ${reason}` : `${verbs[action]} ${join(folder, path)}`,
  );
  return [
    ...describeWarnings(problems, process.stdout),
    ...lines,
    `${folder}: ${countFiles(steps, check ? 'to write' : 'written')}`,
  ];
}

/** `3 written, 38 up to date` */
export function countFiles(steps: readonly Step[], done: string): string {
  const changed = changesOf(steps).length;
  return changed === 0
    ? `${steps.length} files, all up to date`
    : `${changed} ${done}, ${steps.length - changed} up to date`;
}
