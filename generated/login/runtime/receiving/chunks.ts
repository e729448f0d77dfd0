/** Bytes as a handler may answer them: whole, or as they come. */
export type Bytes = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** The body of an answer: text and bytes go as they are, chunks one after the other as fast as the other side takes them. */
export type AnswerBody = string | Uint8Array | AsyncIterable<Uint8Array>;

/** What becomes of an answer that is sent in chunks. */
export interface Watch {
  /** The other side went away: nothing more is asked for. */
  stopped(): void;
  /** Making a chunk failed, so that the answer ends in the middle. */
  failed(cause: unknown): void;
}

/** @throws Error for a value that is no bytes */
export function bytesOf(value: unknown): Uint8Array | AsyncIterable<Uint8Array> {
  if (value instanceof Uint8Array) return value;
  if (value instanceof Blob) return chunksIn(value.stream());
  if (value instanceof ReadableStream) return chunksIn(value);
  if (isIterable(value)) return inChunks(value, (chunk) => chunk);
  throw new Error('it is neither a Uint8Array, nor a Blob, nor a stream of them');
}

export function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/**
 * Makes a chunk of each value, the first one behind `start`.
 *
 * @param chunkOf makes bytes; it may throw
 */
export function inChunks(
  values: AsyncIterable<unknown>,
  chunkOf: (value: unknown) => unknown,
  start?: Uint8Array,
): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = values[Symbol.asyncIterator]();
      let first = start;
      return {
        async next() {
          if (first !== undefined) {
            const value = first;
            first = undefined;
            return { done: false, value };
          }
          const { done, value } = await iterator.next();
          if (done === true) return { done, value: undefined };
          const chunk = chunkOf(value);
          if (!(chunk instanceof Uint8Array)) throw new Error('a chunk is no Uint8Array');
          return { done: false, value: chunk };
        },
        return: () => ended(iterator),
      };
    },
  };
}

/** By hand rather than by a generator, which could not be stopped while it waits for its next value. */
function chunksIn(stream: ReadableStream<unknown>): AsyncIterable<Uint8Array> {
  const values = {
    [Symbol.asyncIterator]() {
      const reader = stream.getReader();
      return {
        async next(): Promise<IteratorResult<unknown, undefined>> {
          const { done, value } = await reader.read();
          return done ? { done, value: undefined } : { done: false, value };
        },
        async return() {
          await reader.cancel();
          return { done: true as const, value: undefined };
        },
      };
    },
  };
  return inChunks(values, (chunk) => chunk);
}

/** The same chunks, with what becomes of them told once. */
export function watched(chunks: AsyncIterable<Uint8Array>, watch: Watch): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = chunks[Symbol.asyncIterator]();
      let isOver = false;
      return {
        async next() {
          try {
            const next = await iterator.next();
            isOver ||= next.done === true;
            return next;
          } catch (cause) {
            if (!isOver) watch.failed(cause);
            isOver = true;
            // Not awaited: it may wait for something itself.
            void ended(iterator);
            throw cause;
          }
        },
        async return() {
          const wasOver = isOver;
          isOver = true;
          if (wasOver) return { done: true, value: undefined };
          watch.stopped();
          void ended(iterator);
          return { done: true, value: undefined };
        },
      };
    },
  };
}

async function ended(iterator: AsyncIterator<unknown>): Promise<{ done: true; value: undefined }> {
  // Whoever makes the values may fail while he puts things away; nobody waits for them any more.
  await iterator.return?.().catch(() => undefined);
  return { done: true, value: undefined };
}

/** All chunks in one, for what needs the whole. */
export async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return new Uint8Array(await new Blob(parts.map((part) => new Uint8Array(part))).arrayBuffer());
}

/** The chunks as a stream of the Fetch API, one at a time. */
export function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
