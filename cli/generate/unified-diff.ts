import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { coarsePatch } from './coarse-patch.ts';

/** How one file would change, as `git apply` and `patch -p1` read it. */
export interface FileDiff {
  readonly added: number;
  readonly removed: number;
  readonly lines: readonly string[];
}

const context = 3;
/** Beyond this many changed lines, the shortest difference takes longer to find than anyone waits. */
const mostEdits = 2000;

/**
 * @param name path of the file, with slashes
 * @param before what stands there; `undefined` for a file that is created
 * @param after what would stand there; `undefined` for a file that is deleted
 */
export function unifiedDiff(name: string, before: string | undefined, after: string | undefined): FileDiff {
  const names = [
    before === undefined ? '/dev/null' : `a/${name}`,
    after === undefined ? '/dev/null' : `b/${name}`,
  ] as const;
  const texts = [before ?? '', after ?? ''] as const;
  const options = { context, maxEditLength: mostEdits };
  const patch =
    structuredPatch(...names, ...texts, undefined, undefined, options) ??
    coarsePatch(...names, ...texts, context);
  const lines = patch.hunks.flatMap((hunk) => hunk.lines);
  return {
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
    // The format has no word for an empty file that comes or goes.
    lines:
      lines.length === 0 ? [] : formatPatch(patch, FILE_HEADERS_ONLY).split('\n').slice(0, -1).map(endName),
  };
}

/** `patch` takes a blank in a name for its end, unless a tab follows. */
function endName(line: string, index: number): string {
  return index < 2 && line.includes(' ', '--- '.length) ? `${line}\t` : line;
}
