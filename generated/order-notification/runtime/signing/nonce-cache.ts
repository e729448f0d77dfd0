import type { NonceCache } from './scheme.ts';

export interface NonceCacheOptions {
  /** Seconds a nonce is remembered. Twice the clock window: a request may be a window early, then a window late. */
  readonly keepFor?: number;
  /** Nonces remembered at most; the older half goes first, so that memory stays bounded. */
  readonly limit?: number;
}

/** A nonce cache in the memory of this process. It forgets by itself, without timers. */
export function createNonceCache({ keepFor = 120, limit = 100_000 }: NonceCacheOptions = {}): NonceCache {
  // Forgotten by halves: a Map whose oldest entries go one by one walks over the gaps that they leave.
  let newer = new Map<string, number>();
  let older = new Map<string, number>();
  let newerSince = 0;
  return {
    seen(nonce, now) {
      const at = newer.get(nonce) ?? older.get(nonce);
      if (at !== undefined && now - at <= keepFor * 1000) return true;
      if (now - newerSince > keepFor * 1000 || newer.size >= limit / 2) {
        older = newer;
        newer = new Map();
        newerSince = now;
      }
      newer.set(nonce, now);
      return false;
    },
  };
}
