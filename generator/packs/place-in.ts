import type { Place } from '../load/problem.ts';
import { shownPath } from '../load/problem-place.ts';
import type { TemplateSource } from './template-source.ts';

/**
 * A place in a template, with the lines around it.
 *
 * @param line from 1
 * @param column from 1
 */
export function placeIn(
  { file, text }: Pick<TemplateSource, 'file' | 'text'>,
  line: number,
  column: number,
): Place {
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
