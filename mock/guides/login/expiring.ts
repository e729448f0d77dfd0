/** Values under random ids, each for the same time. */
export interface Expiring<Value> {
  /** Keeps a value and makes its id of letters and digits. */
  add(value: Value): string;
  find(id: string): Value | undefined;
  /** Finds a value for the last time. */
  take(id: string): Value | undefined;
}

/** Whoever asks for more than this within a life time loses the oldest, so that memory stays bounded. */
const limit = 10_000;

/**
 * @param life in seconds
 * @param now milliseconds since 1970
 * @param prefix of the ids
 */
export function createExpiring<Value>(life: number, now: () => number, prefix = ''): Expiring<Value> {
  // All live equally long, so the oldest come first.
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();

  function dropOld(): void {
    for (const [id, { until }] of entries) {
      if (until > now() && entries.size < limit) return;
      entries.delete(id);
    }
  }

  function find(id: string): Value | undefined {
    const entry = entries.get(id);
    return entry !== undefined && entry.until > now() ? entry.value : undefined;
  }

  return {
    add(value) {
      dropOld();
      const id = prefix + crypto.randomUUID().replaceAll('-', '');
      entries.set(id, { value, until: now() + life * 1000 });
      return id;
    },
    find,
    take(id) {
      const value = find(id);
      entries.delete(id);
      return value;
    },
  };
}
