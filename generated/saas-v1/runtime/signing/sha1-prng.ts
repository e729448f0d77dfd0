import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';

/**
 * Bytes of SUN's `SecureRandom("SHA1PRNG")` seeded with a text. They are no random numbers: Java programs make keys of
 * them, so that the same text always gives the same key.
 *
 * @param seed its UTF-8 bytes are the seed
 * @param length bytes wanted
 * @see SaaS guide V1.0, Java sample code (zh-cn_topic_0272346898)
 */
export function sha1Prng(seed: string, length: number): Buffer {
  let state: Buffer = hash('sha1', seed, 'buffer');
  const blocks: Buffer[] = [];
  for (let made = 0; made < length; made += state.length) {
    const block = hash('sha1', state, 'buffer');
    blocks.push(block);
    state = nextState(state, block);
  }
  return Buffer.concat(blocks, length);
}

/** The generator's state after it gave out a block: the sum of both and 1, byte by byte, low byte first. */
export function nextState(state: Uint8Array, block: Uint8Array): Buffer {
  const next = Int8Array.from(state); // Signed, as Java's bytes are: a carry may be negative.
  const addends = Int8Array.from(block);
  let carry = 1;
  for (const [at, byte] of next.entries()) {
    const sum = byte + (addends[at] ?? 0) + carry;
    next[at] = sum;
    carry = sum >> 8;
  }
  const result = Buffer.from(next);
  if (result.equals(state)) result[0] = (result[0] ?? 0) + 1;
  return result;
}
