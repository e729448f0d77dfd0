import type { Result, Status } from '../result.ts';
import { marks, type Paint } from './paint.ts';
import { byFamily, callsInWords, printable } from './words.ts';

/** One line per check, family by family; a check that ends alike in debugging and in real calls needs but one. */
export function overview(results: readonly Result[], paint: Paint): string {
  return byFamily(results)
    .map(([family, members]) => [paint('bold', family), ...linesOf(members, paint)].join('\n'))
    .join('\n\n');
}

function linesOf(results: readonly Result[], paint: Paint): string[] {
  const checks = [...Map.groupBy(results, ({ id }) => id).values()];
  return checks.flatMap((runs) => {
    const outcomes = [...Map.groupBy(runs, ({ status, message }) => `${status} ${message}`).values()];
    return outcomes.flatMap(([first]) =>
      first === undefined ? [] : line(first, outcomes.length > 1, paint),
    );
  });
}

function line({ status, calls, title, message, id }: Result, differs: boolean, paint: Paint): string {
  const { sign, format } = marks[status];
  const which = differs ? ` (${callsInWords[calls]})` : '';
  const text = `  ${paint(format, sign)} ${title}${which}`;
  return `${text} ${paint('dim', `(${id})`)}${explained.includes(status) ? `\n      ${paint('dim', printable(message))}` : ''}`;
}

/** Failures are explained in blocks of their own. */
const explained: readonly Status[] = ['warn', 'skip'];
