import type { NonceCache } from './scheme.ts';

export interface NonceCacheOptions {
  /** Seconds a nonce is remembered at least. Twice the clock window: a request may be a window early, then a window late. */
  readonly keepFor?: number;
  /** Nonces remembered at most; the older half goes first, so that memory stays bounded. */
  readonly limit?: number;
}

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
      const own = copyOf(nonce);
      if (older.has(own)) return true;
      const before = newer.size;
      if (newer.add(own).size === before) return true;
      if (before < limit / 2) return false;
      newer.delete(own);
      forgetHalf(now);
      newer.add(own);
      return false;
    },
  };
}

/** A nonce that is a piece of an address would keep all of that in memory. Bytes would be more work for the garbage collector. */
function copyOf(nonce: string): string {
  return String(JSON.parse(JSON.stringify(nonce)));
}
