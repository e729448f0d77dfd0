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
  const pads = padsOf(key);
  const inner = Buffer.allocUnsafe(blockSize + size);
  inner.set(pads.inner);
  let at = blockSize;
  for (const part of parts) {
    if (typeof part === 'string') at += inner.write(part, at);
    else {
      inner.set(part, at);
      at += part.byteLength;
    }
  }
  const outer = Buffer.allocUnsafe(blockSize + hashSize);
  outer.set(pads.outer);
  outer.write(hash('sha256', inner, 'binary'), blockSize, 'binary');
  return hash('sha256', outer, encoding);
}

/** The key within its two pads. */
interface Pads {
  readonly key: string;
  readonly inner: Uint8Array;
  readonly outer: Uint8Array;
}

/** Of the last key alone: most processes have one. */
let latest: Pads | undefined;

function padsOf(key: string): Pads {
  if (latest?.key === key) return latest;
  const block = Buffer.alloc(blockSize);
  if (Buffer.byteLength(key) <= blockSize) block.write(key);
  else block.write(hash('sha256', key, 'hex'), 'hex');
  latest = { key, inner: block.map((byte) => byte ^ 0x36), outer: block.map((byte) => byte ^ 0x5c) };
  return latest;
}
