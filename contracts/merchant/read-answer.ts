/** An answer is read this far; callbacks are answered with a few hundred bytes. */
export const answerLimit = 1024 * 1024;

/** The body of an answer as text; `whole` is false when it was longer than the limit. */
export async function readAnswer(body: AsyncIterable<Uint8Array>): Promise<{ text: string; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early ends the stream, so an endless answer ends here.
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > answerLimit) break;
  }
  const bytes = Buffer.concat(chunks).subarray(0, answerLimit);
  // A byte order mark stays visible: it is a fault that a check names.
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), whole: length <= answerLimit };
}
