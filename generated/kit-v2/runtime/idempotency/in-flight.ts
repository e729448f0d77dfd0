import type { StoredAnswer } from './store.ts';

/** Runs one piece of work per key at a time; callers that come meanwhile share its outcome. */
export type InFlight = (key: string, run: () => Promise<StoredAnswer>) => Promise<StoredAnswer>;

export function createInFlight(): InFlight {
  const running = new Map<string, Promise<StoredAnswer>>();
  return (key, run) => {
    const already = running.get(key);
    if (already !== undefined) return already;
    const outcome = run().finally(() => running.delete(key));
    running.set(key, outcome);
    return outcome;
  };
}
