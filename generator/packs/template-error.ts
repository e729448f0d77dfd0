import type { Place, Problem } from '../load/problem.ts';

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
