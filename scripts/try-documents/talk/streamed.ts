import type { Content } from '../../../generator/model/model.ts';

/** Whether a body comes piece by piece. */
export function isStreamed(content: Content | undefined): boolean {
  return content?.format === 'events' || content?.format === 'lines';
}

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
