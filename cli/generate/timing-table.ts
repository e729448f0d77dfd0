import { targetNames } from '../../generator/targets/targets.ts';
import type { Run } from './run-job.ts';

const steps = ['load', 'model', ...targetNames, 'write', 'total'];

/**
 * Where the time went, in milliseconds: a row for each document, a column for each step that any of them took.
 *
 * @param total milliseconds of the whole run
 */
export function timingTable(runs: readonly Run[], total: number): string {
  const times = runs.map(({ stopwatch }) => stopwatch.times());
  const columns = steps.filter(
    (step, index) => index === steps.length - 1 || times.some((each) => each[step] !== undefined),
  );
  const rows = runs.map(({ planned, recalled }, index) => {
    const cells = columns.map((step) => milliseconds(times[index]?.[step]));
    return [planned.id, ...cells, ...(recalled ? ['recalled from memory'] : [])];
  });
  const all = ['whole run', ...columns.map((step) => (step === 'total' ? milliseconds(total) : ''))];
  return align([['ms', ...columns], ...rows, all]);
}

function milliseconds(time: number | undefined): string {
  return time === undefined ? '' : String(Math.round(time));
}

/** Words at the left, numbers at the right, remarks behind them. */
function align(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column];
          if (width === undefined) return cell;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
