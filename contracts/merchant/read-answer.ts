import type { Readable } from 'node:stream';

/** An answer is read this far; callbacks are answered with a few hundred bytes. */
export const answerLimit = 1024 * 1024;

/** The body of an answer as text; `whole` is false when it was longer than the limit. */
export async function readAnswer(body: Readable): Promise<{ text: string; whole: boolean }> {
  const { bytes, whole } = await beginningOf(body);
  // A byte order mark stays visible: it is a fault that a check names.
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), whole };
}

/** Read by events, which take less time than an iterator. */
function beginningOf(body: Readable): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length <= answerLimit) return;
      // An endless answer ends here.
      body.destroy();
      resolve({ bytes: Buffer.concat(chunks).subarray(0, answerLimit), whole: false });
    });
    body.on('end', () => resolve({ bytes: Buffer.concat(chunks), whole: true }));
    body.on('error', reject);
  });
}
