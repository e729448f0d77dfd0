import type { FirstRequest, IdempotencyStore, StoredAnswer } from './store.ts';

export interface MemoryStoreOptions {
  /** Answers kept at most; the oldest go first, so that memory stays bounded. */
  readonly limit?: number;
}

/** What is known of a key: work that goes on, work that ended without an answer, or the answer. */
interface Entry {
  first: FirstRequest | undefined;
  running: Promise<StoredAnswer> | undefined;
  answer: StoredAnswer | undefined;
}

/**
 * A store in the memory of this process, for development and tests: a restart forgets all answers, and a resend that
 * comes afterwards does the work again. In production use `createSqliteStore`, or a store of your own.
 */
export function createMemoryStore({ limit = 100_000 }: MemoryStoreOptions = {}): IdempotencyStore {
  // A Map keeps the order of insertion, so the oldest come first. There is but one, in which entries stay: V8 keeps all that
  // was ever in a small Map of short-lived entries until it looks through the whole memory.
  const entries = new Map<string, Entry>();

  async function carryOut(key: string, entry: Entry, first: FirstRequest, work: Work): Promise<StoredAnswer> {
    entry.first = { ...first, attempt: first.attempt + 1 };
    try {
      // Also when it throws at once, the promise of this is known before it ends.
      const { answer, keep } = await Promise.resolve(first).then(work);
      if (!keep) entries.delete(key);
      entry.first = undefined;
      entry.answer = answer;
      return answer;
    } finally {
      entry.running = undefined;
    }
  }

  function added(key: string): Entry {
    const entry: Entry = { first: undefined, running: undefined, answer: undefined };
    entries.set(key, entry);
    for (const [oldest, { running }] of entries) {
      if (entries.size <= limit) break;
      // Whoever waits for it gets its answer, and nobody else begins the same work meanwhile.
      if (running === undefined && oldest !== key) entries.delete(oldest);
    }
    return entry;
  }

  return {
    async once(key, request, work) {
      const entry = entries.get(key) ?? added(key);
      if (entry.answer !== undefined) return entry.answer;
      entry.running ??= carryOut(key, entry, entry.first ?? { request, attempt: 1 }, work);
      return entry.running;
    },
    close: () => entries.clear(),
  };
}

type Work = Parameters<IdempotencyStore['once']>[2];
