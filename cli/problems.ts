import { styleText } from 'node:util';
import { DocumentError, type Problem } from '../generator/load/problem.ts';
import { TemplateError } from '../generator/packs/template-error.ts';

/** Prints each problem of a document, or of templates, with place, code frame and suggestion, and counts them at the end. */
export function printProblems(source: unknown): void {
  const problems = source instanceof DocumentError || source instanceof TemplateError ? source.problems : [];
  for (const problem of problems) console.error(`${describeProblem(problem, process.stderr)}\n`);
  console.error(countProblems(problems));
}

/** @param stream where it will be printed: coloured when that is a terminal */
export function describeProblem(
  { severity, code, message, place, suggestions }: Problem,
  stream: NodeJS.WriteStream,
): string {
  const label =
    severity === 'error' ? styleText('red', 'error', { stream }) : styleText('yellow', 'warning', { stream });
  const lines = [`${label} ${code}: ${message}`];
  if (place !== undefined)
    lines.push(
      `  at ${place.file}:${place.line}:${place.column}${place.pointer === '' ? '' : ` ${place.pointer}`}`,
      '',
      place.frame.trimEnd(),
    );
  if (suggestions.length > 0)
    lines.push('', `  Did you mean ${suggestions.map((text) => `\`${text}\``).join(' or ')}?`);
  return lines.join('\n');
}

/** How many warnings that say the same are shown. */
const shownAlike = 3;

/**
 * The warnings of a document: of those that say the same the first ones are shown, the others counted, and all at the end.
 *
 * @param stream where they will be printed
 */
export function describeWarnings(problems: readonly Problem[], stream: NodeJS.WriteStream): string[] {
  if (problems.length === 0) return [];
  const alike = Map.groupBy(problems, ({ code, message }) => `${code}\n${message}`);
  const lines = [...alike.values()].flatMap((group) => {
    const others = group.length - shownAlike;
    const more = others > 0 ? [`… and ${others} more of these; --json tells all of them.`] : [];
    return [...group.slice(0, shownAlike).map((problem) => describeProblem(problem, stream)), ...more];
  });
  return [...lines.map((text) => `${text}\n`), `${countProblems(problems)}\n`];
}

export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return (
    [count(errors, 'error'), count(warnings, 'warning')]
      .filter((text) => !text.startsWith('0 '))
      .join(', ') || 'no problems'
  );
}
