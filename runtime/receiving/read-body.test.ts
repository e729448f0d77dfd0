import { describe, expect, it } from 'vitest';
import { chunksOf, readBody } from './read-body.ts';

/** Chunks of a size, and whether they were read to their end. */
function chunks(count: number, size: number) {
  const state = { ended: false };
  async function* make(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < count; i++) yield new Uint8Array(size);
    state.ended = true;
  }
  return { state, chunks: make() };
}

describe('readBody', () => {
  it('reads a body that is as long as the limit', async () => {
    expect((await readBody(chunks(4, 25).chunks, 100)).byteLength).toBe(100);
  });

  it('reads what is over the limit to its end, but keeps no more than shows that it is too long', async () => {
    const long = chunks(1000, 25);
    expect((await readBody(long.chunks, 100)).byteLength).toBe(125);
    expect(long.state.ended).toBe(true);
  });

  it('leaves an endless body at last', async () => {
    const endless = chunks(Number.POSITIVE_INFINITY, 1024 * 1024);
    expect((await readBody(endless.chunks, 100)).byteLength).toBe(1024 * 1024);
    expect(endless.state.ended).toBe(false);
  });
});

describe('chunksOf', () => {
  it('lets go of a stream that is left before its end', async () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
      cancel: () => {
        cancelled = true;
      },
    });
    await readBody(chunksOf(stream), 100);
    expect(cancelled).toBe(true);
  });
});
