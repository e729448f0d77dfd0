import type { Result, Status } from '../result.ts';
import { marks, type Paint } from './paint.ts';
import { byFamily, callsInWords, printable } from './words.ts';

/**
 * One line per family, with what passed only counted, and a line for each check that did not pass; one that ends alike
 * in debugging and in real calls needs but one.
 */
export function overview(results: readonly Result[], paint: Paint): string {
  return byFamily(results)
    .map(([family, members]) => [familyLine(family, members, paint), ...linesOf(members, paint)].join('\n'))
    .join('\n');
}

function familyLine(family: string, results: readonly Result[], paint: Paint): string {
  const worst = (['fail', 'pass', 'warn', 'skip'] as const).find((wanted) =>
    results.some(({ status }) => status === wanted),
  );
  const { sign, format } = marks[worst ?? 'skip'];
  const passed = results.filter(({ status }) => status === 'pass').length;
  return `${paint(format, sign)} ${paint('bold', family)}  ${passed} of ${results.length} passed`;
}

function linesOf(results: readonly Result[], paint: Paint): string[] {
  const checks = [...Map.groupBy(results, ({ id }) => id).values()];
  return checks.flatMap((runs) => {
    const outcomes = [...Map.groupBy(runs, ({ status, message }) => `${status} ${message}`).values()];
    return outcomes.flatMap(([first]) =>
      first === undefined || first.status === 'pass' ? [] : line(first, outcomes.length > 1, paint),
    );
  });
}

function line({ status, calls, title, message, id }: Result, differs: boolean, paint: Paint): string {
  const { sign, format } = marks[status];
  const which = differs ? ` (${callsInWords[calls]})` : '';
  const text = `    ${paint(format, sign)} ${title}${which}`;
  return `${text} ${paint('dim', `(${id})`)}${explained.includes(status) ? `\n        ${paint('dim', printable(message))}` : ''}`;
}

/** Failures are explained in blocks of their own. */
const explained: readonly Status[] = ['warn', 'skip'];
