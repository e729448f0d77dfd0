import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { annotation } from '../../../contracts/reports/workflow-command.ts';
import type { Result } from '../../../contracts/result.ts';
import { linesOf } from '../../../generator/load/lines-of.ts';
import type { Change, Difference, Place } from '../change.ts';
import { shownFile } from '../source.ts';
import { sentence } from './groups.ts';

/**
 * An annotation for each breaking change, at the newer document.
 *
 * @param all whether other changes are warnings
 */
export function githubAnnotations(difference: Difference, all: boolean): string {
  return difference.changes
    .filter(({ breaking }) => breaking || all)
    .map((change) => {
      const title = `${change.breaking ? 'Breaking change' : 'Change'} of ${change.exchanges.join(', ') || 'the document'}`;
      return annotation(
        change.breaking ? 'error' : 'warning',
        { title, place: placeOf(change, difference) },
        sentence(change),
      );
    })
    .join('');
}

/** What is gone is shown where it was: at the nearest thing around it that is still there. */
function placeOf(change: Change, difference: Difference): Result['place'] {
  const { new: fresh } = difference;
  const place = change.new ??
    (change.old && nearest(change.old, difference)) ?? { file: fresh.file, line: 1 };
  const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  // GitHub knows the files of the checkout; those of another commit mostly go by the same names.
  const shown = shownFile(fresh, place.file, root);
  return { file: shown.replace(/^git:[^:]*:/, ''), line: place.line };
}

function nearest(
  { file, pointer }: Place,
  { old, new: fresh }: Difference,
): Pick<Place, 'file' | 'line'> | undefined {
  const counterpart =
    file === old.file ? fresh.file : resolve(dirname(fresh.file), relative(dirname(old.file), file));
  if (!existsSync(counterpart)) return undefined;
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { file: counterpart, line: linesOf(counterpart)(...keys) };
}
