/** A stream of one piece, as a handler returns it. */
export async function* streamOf(piece: unknown): AsyncGenerator<unknown, void, undefined> {
  yield piece;
}

/** The pieces of a stream, as a sender gets it. */
export async function piecesOf(stream: unknown): Promise<unknown[]> {
  const pieces: unknown[] = [];
  for await (const piece of stream as AsyncIterable<unknown>) pieces.push(piece);
  return pieces;
}
