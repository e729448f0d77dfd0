import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Output } from '../../contracts/reports/progress.ts';
import type { Planned } from '../../generator/generate.ts';
import { withLineFeeds } from '../../generator/write/line-ends.ts';
import type { Step } from '../../generator/write/plan.ts';
import { verbs } from './changes.ts';
import { paintDiff } from './paint-diff.ts';
import { type FileDiff, unifiedDiff } from './unified-diff.ts';

/** How much of one file is shown on a terminal: of a new one, or one that goes, only what it is. */
const most = { update: 80, create: 12, delete: 12 } as const;

/**
 * What a run would change, as one patch that can be applied from the current folder, and a summary.
 *
 * @param stream where it will be printed: on a terminal it is coloured, and what is long is shortened
 */
export function describeDryRun(planned: readonly Planned[], stream: Output): string {
  const patches = planned.flatMap(({ folder, steps }) =>
    steps.flatMap(({ path, action, text }) => {
      if (action === 'keep' || action === 'refuse') return [];
      const file = join(folder, path);
      const before = action === 'create' ? undefined : withLineFeeds(readFileSync(file, 'utf8'));
      const diff = unifiedDiff(named(file), before, action === 'delete' ? undefined : text);
      return stream.isTTY === true ? shorten(diff, most[action], stream) : paintDiff(diff.lines, stream);
    }),
  );
  return [...patches, summary(planned.flatMap(({ steps }) => steps))].join('\n');
}

/** As seen from the current folder. */
function named(file: string): string {
  return relative('.', file).split(sep).join('/');
}

function shorten({ lines, added, removed }: FileDiff, room: number, stream: Output): string[] {
  const rest = lines.length - room;
  const painted = paintDiff(lines.slice(0, room), stream);
  if (rest <= 0) return painted;
  const all = `+${added} -${removed} lines in all`;
  return [...painted, `… ${rest} more lines of this file (${all}); pipe the output to see them: | less`];
}

function summary(steps: readonly Step[]): string {
  const count = (wanted: Step['action']): number => steps.filter(({ action }) => action === wanted).length;
  const parts = (['create', 'update', 'delete'] as const)
    .filter((action) => count(action) > 0)
    .map((action) => `${count(action)} ${verbs[action]}`);
  const changed = steps.length - count('keep') - count('refuse');
  const text =
    changed === 0
      ? `Nothing would change: ${count('keep')} files, all up to date.`
      : `${changed} ${changed === 1 ? 'file' : 'files'} would change: ${parts.join(', ')}; ${count('keep')} up to date.`;
  return count('refuse') === 0
    ? text
    : `${text} But ${count('refuse')} would be refused, so a run would write nothing.`;
}
