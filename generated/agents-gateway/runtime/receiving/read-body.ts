/** Bytes beyond the limit that are read and thrown away: senders that write all before they read would else miss the answer. */
const patience = 32 * 1024 * 1024;

/**
 * Reads a request's raw bytes. Of a body over `limit` only the beginning is kept: it is longer than the limit, so the
 * receiver refuses it. An endless body is left unread at last.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const collected = createCollector(limit);
  for await (const chunk of chunks) if (!collected.add(chunk)) break;
  return collected.bytes();
}

/** The beginning of a body, chunk by chunk. */
export interface Collector {
  /** @returns whether more is wanted */
  add(chunk: Uint8Array): boolean;
  bytes(): Uint8Array;
}

export function createCollector(limit: number): Collector {
  const read: Uint8Array[] = [];
  let size = 0;
  return {
    add(chunk) {
      if (size <= limit) read.push(chunk);
      size += chunk.byteLength;
      return size <= limit + patience;
    },
    bytes: () => joined(read),
  };
}

/** Not by `Buffer`, which projects without the types of Node don't know. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only, second] = chunks;
  if (only !== undefined && second === undefined) return only;
  const bytes = new Uint8Array(chunks.reduce((size, { byteLength }) => size + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The chunks of a Fetch-API body; not every runtime lets one loop over its streams. */
export async function* chunksOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = stream?.getReader();
  if (reader === undefined) return;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
