import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';

/** Bytes that SHA-256 takes at a time. */
const blockSize = 64;

/**
 * HMAC-SHA-256 of texts and bytes in a row.
 *
 * Made of two hashes, as RFC 2104 says, and not by `createHmac`: to put such an object away takes the garbage collector longer
 * than the computation.
 */
export function hmacSha256(
  encoding: 'hex' | 'base64' | 'base64url',
  key: string,
  ...parts: readonly (Uint8Array | string)[]
): string {
  const inner = hash('sha256', padded(key, 0x36, parts), 'hex');
  return hash('sha256', padded(key, 0x5c, [Buffer.from(inner, 'hex')]), encoding);
}

/** A block of the key and the pad, and the parts behind it. */
function padded(key: string, pad: number, parts: readonly (Uint8Array | string)[]): Buffer {
  let end = blockSize;
  for (const part of parts) end += typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength;
  const bytes = Buffer.allocUnsafe(end).fill(0, 0, blockSize);
  if (Buffer.byteLength(key) <= blockSize) bytes.write(key);
  else bytes.write(hash('sha256', key, 'hex'), 'hex');
  for (let at = 0; at < blockSize; at++) bytes[at] = (bytes[at] ?? 0) ^ pad;
  let at = blockSize;
  for (const part of parts) {
    if (typeof part === 'string') at += bytes.write(part, at);
    else {
      bytes.set(part, at);
      at += part.byteLength;
    }
  }
  return bytes;
}
