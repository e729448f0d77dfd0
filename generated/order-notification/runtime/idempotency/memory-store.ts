import type { FirstRequest, IdempotencyStore, StoredAnswer } from './store.ts';

export interface MemoryStoreOptions {
  /** Answers kept at most; the older half goes first, so that memory stays bounded. */
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
  // Forgotten by halves: a Map whose oldest entries go one by one walks over the gaps that they leave. Work that goes on is an
  // entry, too: V8 keeps all that was ever in a small Map of short-lived ones until it looks through the whole memory.
  let newer = new Map<string, Entry>();
  let older = new Map<string, Entry>();

  async function carryOut(key: string, entry: Entry, first: FirstRequest, work: Work): Promise<StoredAnswer> {
    entry.first = { ...first, attempt: first.attempt + 1 };
    try {
      // The promise of this is known before it ends, also when the work throws at once.
      await undefined;
      const { answer, keep } = await work(first);
      if (!keep) forget(key);
      entry.first = undefined;
      entry.answer = answer;
      return answer;
    } finally {
      entry.running = undefined;
    }
  }

  function added(key: string): Entry {
    if (newer.size >= limit / 2) {
      // Whoever waits for work gets its answer, and nobody else begins the same work meanwhile.
      const running = [...older].filter(([, entry]) => entry.running !== undefined);
      older = newer;
      newer = new Map(running);
    }
    const entry: Entry = { first: undefined, running: undefined, answer: undefined };
    newer.set(key, entry);
    return entry;
  }

  function forget(key: string): void {
    newer.delete(key);
    older.delete(key);
  }

  return {
    once(key, request, work) {
      const entry = newer.get(key) ?? older.get(key) ?? added(key);
      if (entry.answer !== undefined) return Promise.resolve(entry.answer);
      entry.running ??= carryOut(key, entry, entry.first ?? { request, attempt: 1 }, work);
      return entry.running;
    },
    close() {
      newer.clear();
      older.clear();
    },
  };
}

type Work = Parameters<IdempotencyStore['once']>[2];
