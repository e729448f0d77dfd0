import type { Report } from '../result.ts';
import { marks, type Paint } from './paint.ts';
import { isFine } from './total.ts';
import { guideOf, secondsInWords } from './words.ts';

const head = ['merchant', 'guide', 'passed', 'failed', 'warnings', 'skipped', 'time'];

/** All reports in a table, with a line each: to be read below what each of them says in full. */
export function tableOf(reports: readonly Report[], paint: Paint): string {
  const rows = reports.map(cellsOf);
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((cells) => (cells[column] ?? '').length), title.length),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const lines = reports.map((report, index) => {
    const { sign, format } = isFine([report]) ? marks.pass : marks.fail;
    return `${paint(format, sign)} ${line(rows[index] ?? [])}`;
  });
  return `${[paint('dim', `  ${line(head)}`), ...lines].join('\n')}\n`;
}

function cellsOf(report: Report): string[] {
  const { merchant, url, summary, durationMs, unreachable } = report;
  const who = [merchant ?? url, guideOf(report)];
  if (unreachable !== undefined) return [...who, 'not reached', '', '', '', secondsInWords(durationMs)];
  const { passed, failed, warned, skipped } = summary;
  return [...who, ...[passed, failed, warned, skipped].map(String), secondsInWords(durationMs)];
}
