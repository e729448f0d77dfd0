import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Requests that a merchant is working on, by what they ask for. */
export interface Desk {
  /** Works on a request for a while; `meanwhile` answers others of the same that come before it is through. */
  work<T extends object>(key: string, make: () => T | Promise<T>, meanwhile: () => Promise<T>): Promise<T>;
  /** Resolves as soon as nobody works on such a request, at the latest after a while. */
  settled(key: string): Promise<boolean>;
  /** Whether the caller was still there when the answer was written. */
  deliver(answer: object, isHeard: boolean): void;
}

/**
 * Where faulty and unusual merchants keep what they are working on.
 *
 * @param milliseconds that the work takes
 * @param isLeft work whose answer nobody has heard is never through
 */
export function openDesk(milliseconds: number, isLeft = false): Desk {
  const busy = new Set<string>();
  const keys = new WeakMap<object, string>();
  return {
    async work(key, make, meanwhile) {
      if (busy.has(key)) return meanwhile();
      busy.add(key);
      await pause(milliseconds);
      const answer = { ...(await make()) };
      if (isLeft) keys.set(answer, key);
      else busy.delete(key);
      return answer;
    },
    async settled(key) {
      for (let waited = 0; busy.has(key) && waited < milliseconds * 3; waited += 10) await pause(10);
      return !busy.has(key);
    },
    deliver(answer, isHeard) {
      const key = keys.get(answer);
      if (key !== undefined && isHeard) busy.delete(key);
    },
  };
}

/** The caller of a request has not hung up. */
export function isListening({ req: { socket } }: ServerResponse): boolean {
  return !socket.readableEnded && !socket.destroyed;
}
