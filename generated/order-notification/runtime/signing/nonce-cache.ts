import type { NonceCache } from './scheme.ts';

export interface NonceCacheOptions {
  /** Seconds a nonce is remembered at least. Twice the clock window: a request may be a window early, then a window late. */
  readonly keepFor?: number;
  /** Nonces remembered at most; the older half goes first, so that memory stays bounded. */
  readonly limit?: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A nonce cache in the memory of this process. It forgets by itself, without timers. */
export function createNonceCache({ keepFor = 120, limit = 100_000 }: NonceCacheOptions = {}): NonceCache {
  // Forgotten by halves: a Set whose oldest entries go one by one walks over the gaps that they leave.
  let newer = new Set<string>();
  let older = new Set<string>();
  let newerSince = 0;

  function forgetHalf(now: number): void {
    older = newer;
    newer = new Set();
    newerSince = now;
  }

  return {
    seen(nonce, now) {
      if (now - newerSince > keepFor * 1000) forgetHalf(now);
      if (newer.has(nonce) || older.has(nonce)) return true;
      if (newer.size >= limit / 2) forgetHalf(now);
      // A copy: a nonce that is a piece of an address would keep all of that in memory.
      newer.add(decoder.decode(encoder.encode(nonce)));
      return false;
    },
  };
}
