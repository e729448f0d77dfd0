import { createInFlight } from './in-flight.ts';
import type { FirstRequest, IdempotencyStore, StoredAnswer } from './store.ts';

export interface MemoryStoreOptions {
  /** Answers kept at most; the oldest go first, so that memory stays bounded. */
  readonly limit?: number;
}

/**
 * A store in the memory of this process, for development and tests: a restart forgets all answers, and a resend that
 * comes afterwards does the work again. In production use `createSqliteStore`, or a store of your own.
 */
export function createMemoryStore({ limit = 100_000 }: MemoryStoreOptions = {}): IdempotencyStore {
  // Maps keep the order of insertion, so the oldest come first.
  const answers = new Map<string, StoredAnswer>();
  const unfinished = new Map<string, FirstRequest>();
  const share = createInFlight();
  return {
    once: (key, request, work) =>
      share(key, async () => {
        const kept = answers.get(key);
        if (kept !== undefined) return kept;
        const first = unfinished.get(key) ?? { request, attempt: 1 };
        addBounded(unfinished, key, { ...first, attempt: first.attempt + 1 }, limit);
        const { answer, keep } = await work(first);
        unfinished.delete(key);
        if (keep) addBounded(answers, key, answer, limit);
        return answer;
      }),
    close: () => {
      answers.clear();
      unfinished.clear();
    },
  };
}

function addBounded<T>(entries: Map<string, T>, key: string, value: T, limit: number): void {
  entries.set(key, value);
  for (const oldest of entries.keys()) {
    if (entries.size <= limit) return;
    entries.delete(oldest);
  }
}
