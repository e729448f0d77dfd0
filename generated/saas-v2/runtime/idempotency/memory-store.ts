import { createInFlight } from './in-flight.ts';
import type { IdempotencyStore, StoredAnswer } from './store.ts';

export interface MemoryStoreOptions {
  /** Answers kept at most; the oldest go first, so that memory stays bounded. */
  readonly limit?: number;
}

/**
 * A store in the memory of this process, for development and tests: a restart forgets all answers, and a resend that
 * comes afterwards does the work again. In production use `createSqliteStore`, or a store of your own.
 */
export function createMemoryStore({ limit = 100_000 }: MemoryStoreOptions = {}): IdempotencyStore {
  const answers = new Map<string, StoredAnswer>(); // A Map keeps the order of insertion, so the oldest comes first.
  const share = createInFlight();
  return {
    once: (key, request, work) =>
      share(key, async () => {
        const kept = answers.get(key);
        if (kept !== undefined) return kept;
        const { answer, keep } = await work({ request, attempt: 1 });
        if (keep) {
          answers.set(key, answer);
          for (const oldest of answers.keys()) {
            if (answers.size <= limit) break;
            answers.delete(oldest);
          }
        }
        return answer;
      }),
    close: () => answers.clear(),
  };
}
