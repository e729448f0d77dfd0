import { Buffer } from 'node:buffer';
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The hash functions of OAEP: `digest` for the label, `mgf1` for the masks. Node's own OAEP uses one for both. */
export interface OaepHashes {
  readonly digest: 'sha1' | 'sha256';
  readonly mgf1: 'sha1' | 'sha256';
}

/**
 * Pads a message for RSA, with an empty label.
 *
 * @param size bytes of the RSA modulus
 * @throws RangeError when the message is longer than `size - 2 - 2 * (bytes of a digest)`
 * @see RFC 8017, 7.1.1
 */
export function oaepEncode(message: Uint8Array, size: number, { digest, mgf1 }: OaepHashes): Buffer {
  const label = hash(digest, '', 'buffer');
  const room = size - 2 - 2 * label.length;
  if (message.length > room) {
    throw new RangeError(
      `The text has ${message.length} bytes; this key and digest encrypt ${room} at most.`,
    );
  }
  const zeros = Buffer.alloc(room - message.length);
  const seed = randomBytes(label.length);
  const data = mask(Buffer.concat([label, zeros, Buffer.of(1), message]), seed, mgf1);
  return Buffer.concat([Buffer.of(0), mask(seed, data, mgf1), data]);
}

/**
 * Takes the padding of `oaepEncode` off. First byte and label are compared in one step, so that the time does not tell
 * which of them was wrong: with that, an attacker could decrypt (J. Manger, CRYPTO 2001).
 *
 * @param block as long as the RSA modulus
 * @returns `undefined`, whatever the fault, when the padding is wrong
 * @see RFC 8017, 7.1.2
 */
export function oaepDecode(block: Uint8Array, { digest, mgf1 }: OaepHashes): Uint8Array | undefined {
  const label = hash(digest, '', 'buffer');
  const maskedData = block.subarray(1 + label.length);
  const seed = mask(block.subarray(1, 1 + label.length), maskedData, mgf1);
  const data = mask(maskedData, seed, mgf1);
  const start = Buffer.concat([block.subarray(0, 1), data.subarray(0, label.length)]);
  const valid = timingSafeEqual(start, Buffer.concat([Buffer.of(0), label]));
  const padded = data.subarray(label.length);
  const end = padded.findIndex((byte) => byte !== 0);
  return valid && padded[end] === 1 ? padded.subarray(end + 1) : undefined;
}

/** Combines bytes with the mask that MGF1 makes of the seed; done twice, it gives the bytes again. */
function mask(bytes: Uint8Array, seed: Uint8Array, digest: string): Uint8Array {
  const blocks: Buffer[] = [];
  for (let made = 0; made < bytes.length; ) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(blocks.length);
    const block = hash(digest, Buffer.concat([seed, counter]), 'buffer');
    blocks.push(block);
    made += block.length;
  }
  const stream = Buffer.concat(blocks);
  return bytes.map((byte, at) => byte ^ (stream[at] ?? 0));
}
