/** A part of a text, and whether the other text has it too. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** Texts with more words are not compared: all of them differs. */
const most = 600;

/** Compares two texts word by word: what they have in common, in the same order, does not differ. */
export function differences(expected: string, actual: string): { expected: Piece[]; actual: Piece[] } {
  const [left, right] = [wordsOf(expected), wordsOf(actual)];
  const lengths = left.length > most || right.length > most ? [] : commonLengths(left, right);
  const pieces: { expected: Piece[]; actual: Piece[] } = { expected: [], actual: [] };
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]];
    if (a !== undefined && a === b && lengthAt(i, j) > 0) {
      pieces.expected.push({ text: a, differs: false });
      pieces.actual.push({ text: b, differs: false });
      i += 1;
      j += 1;
    } else if (b === undefined || (a !== undefined && lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      pieces.expected.push({ text: a ?? '', differs: true });
      i += 1;
    } else {
      pieces.actual.push({ text: b, differs: true });
      j += 1;
    }
  }
  return { expected: joined(pieces.expected), actual: joined(pieces.actual) };
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_-]+|\s+|[^\p{L}\p{N}_\s-]/gu) ?? [];
}

/** How long the longest common subsequence is of what begins at each pair of words. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (const [i, row] of [...lengths.entries()].toReversed().slice(1)) {
    const below = lengths[i + 1] ?? [];
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] = left[i] === right[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.differs === piece.differs)
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
