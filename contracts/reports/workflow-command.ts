import type { Result } from '../result.ts';

/**
 * A workflow command that annotates a line, with its line end.
 *
 * @see docs.github.com, "Workflow commands for GitHub Actions", "Setting an error message"
 */
export function annotation(
  name: 'error' | 'warning',
  { title, place }: { readonly title: string; readonly place: Result['place'] },
  text: string,
): string {
  const placed = place === undefined ? [] : [`file=${property(place.file)}`, `line=${place.line}`];
  return `::${name} ${[...placed, `title=${property(title)}`].join(',')}::${data(text)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
