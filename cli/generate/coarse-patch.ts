import type { StructuredPatch } from 'diff';

/**
 * A patch of one hunk from the first line that differs to the last: right, found at once, but longer than it might be.
 *
 * @param context how many equal lines stand around it
 */
export function coarsePatch(
  oldFileName: string,
  newFileName: string,
  before: string,
  after: string,
  context: number,
): StructuredPatch {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;

  const start = Math.max(0, head - context);
  const end = Math.max(0, tail - context);
  const hunk = {
    oldStart: start + 1,
    oldLines: old.length - end - start,
    newStart: start + 1,
    newLines: fresh.length - end - start,
    lines: [
      ...marked(' ', old.slice(start, head)),
      ...marked('-', old.slice(head, old.length - tail)),
      ...marked('+', fresh.slice(head, fresh.length - tail)),
      ...marked(' ', old.slice(old.length - tail, old.length - end)),
    ],
  };
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

/** With their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, '\\ No newline at end of file'],
  );
}
