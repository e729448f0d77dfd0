import type { NonceCache } from './scheme.ts';

export interface NonceCacheOptions {
  /** Seconds a nonce is remembered. Twice the clock window: a request may be a window early, then a window late. */
  readonly keepFor?: number;
  /** Nonces remembered at most; the oldest go first, so that memory stays bounded. */
  readonly limit?: number;
}

/** A nonce cache in the memory of this process. It forgets by itself, without timers. */
export function createNonceCache({ keepFor = 120, limit = 100_000 }: NonceCacheOptions = {}): NonceCache {
  const seenAt = new Map<string, number>(); // A Map keeps the order of insertion, so the oldest comes first.
  return {
    seen(nonce, now) {
      for (const [old, at] of seenAt) {
        if (now - at <= keepFor * 1000 && seenAt.size <= limit) break;
        seenAt.delete(old);
      }
      if (seenAt.has(nonce)) return true;
      seenAt.set(nonce, now);
      return false;
    },
  };
}
