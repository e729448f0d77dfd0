/**
 * Reads a request's raw bytes, and stops soon after `limit`: what comes back is then longer than the limit,
 * so the receiver refuses it, but never the whole of an endless body.
 */
export async function readBody(
  source: { readonly body: AsyncIterable<Uint8Array> | null },
  limit: number,
): Promise<Uint8Array> {
  if (source.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}
