import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';

/** Bytes that SHA-256 takes at a time. */
const blockSize = 64;
/** Bytes that it makes. */
const hashSize = 32;

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
  let size = 0;
  for (const part of parts) size += typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength;
  const inner = keyed(key, 0x36, size);
  let at = blockSize;
  for (const part of parts) {
    if (typeof part === 'string') at += inner.write(part, at);
    else {
      inner.set(part, at);
      at += part.byteLength;
    }
  }
  const outer = keyed(key, 0x5c, hashSize);
  outer.write(hash('sha256', inner, 'hex'), blockSize, 'hex');
  return hash('sha256', outer, encoding);
}

/** The key and the pad, and room for more. */
function keyed(key: string, pad: number, room: number): Buffer {
  const bytes = Buffer.allocUnsafe(blockSize + room).fill(0, 0, blockSize);
  if (Buffer.byteLength(key) <= blockSize) bytes.write(key);
  else bytes.write(hash('sha256', key, 'hex'), 'hex');
  for (let at = 0; at < blockSize; at++) bytes[at] = (bytes[at] ?? 0) ^ pad;
  return bytes;
}
