/** Lets any number of things happen side by side, until one has to happen alone. */
export interface Gate {
  /** Does something as soon as nobody is alone. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Waits until everything that has passed is done, and lets nothing more pass until the returned function is called. */
  close(): Promise<() => void>;
}

export function createGate(): Gate {
  const inside = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  return {
    async pass(work) {
      while (closed !== undefined) await closed;
      const done = work();
      inside.add(done);
      try {
        return await done;
      } finally {
        inside.delete(done);
      }
    },
    async close() {
      while (closed !== undefined) await closed;
      const { promise, resolve } = Promise.withResolvers<void>();
      closed = promise;
      await Promise.allSettled(inside);
      return () => {
        closed = undefined;
        resolve();
      };
    },
  };
}
