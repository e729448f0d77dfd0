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
  const notPassed = checks.flatMap((runs) => {
    const outcomes = [...Map.groupBy(runs, ({ status, message }) => `${status} ${message}`).values()];
    return outcomes.flatMap(([first]) =>
      first === undefined || first.status === 'pass' ? [] : [{ result: first, differs: outcomes.length > 1 }],
    );
  });
  // One cause can make many checks impossible; it is told once.
  const alike = Map.groupBy(notPassed, ({ result: { status, message, id } }) =>
    status === 'skip' ? message : id,
  );
  return [...alike.values()].flatMap((group) =>
    group.length > 2
      ? skippedLine(group.length, group[0]?.result.message ?? '', paint)
      : group.map(({ result, differs }) => line(result, differs, paint)),
  );
}

function skippedLine(count: number, message: string, paint: Paint): string {
  const { sign, format } = marks.skip;
  return `    ${paint(format, sign)} ${count} checks skipped\n        ${paint('dim', printable(message))}`;
}

function line({ status, calls, title, message, id }: Result, differs: boolean, paint: Paint): string {
  const { sign, format } = marks[status];
  const which = differs ? ` (${callsInWords[calls]})` : '';
  const text = `    ${paint(format, sign)} ${title}${which}`;
  return `${text} ${paint('dim', `(${id})`)}${explained.includes(status) ? `\n        ${paint('dim', printable(message))}` : ''}`;
}

/** Failures are explained in blocks of their own. */
const explained: readonly Status[] = ['warn', 'skip'];
