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
