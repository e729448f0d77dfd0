import type { Place, Problem } from '../load/problem.ts';
import { shownPath } from '../load/problem-place.ts';

/** Carries all mistakes of a user's templates, or the one that printing them has come upon. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}

export function templateProblem(
  code: string,
  message: string,
  place?: Place,
  suggestions: readonly string[] = [],
): Problem {
  return { severity: 'error', code, message, suggestions, place };
}

/**
 * @param line from 1
 * @param column from 1
 */
export function placeIn({ file, text }: { file: string; text: string }, line: number, column: number): Place {
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, line - 1);
  const numbered = lines
    .slice(first - 1, line + 1)
    .flatMap((content, index) => [
      `${first + index} | ${content}`.trimEnd(),
      ...(first + index === line ? [`${' '.repeat(String(line).length)} | ${' '.repeat(column - 1)}^`] : []),
    ]);
  return { file: shownPath(file), pointer: '', line, column, frame: numbered.join('\n') };
}
