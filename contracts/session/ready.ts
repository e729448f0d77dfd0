import { setTimeout as pause } from 'node:timers/promises';
import { entryOf, hasRole } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';

/** Seconds that an instance may take to be opened before checks that need it give up. */
export const patience = 15;

/**
 * Asks for an instance, again and again while it is being opened, like the platform does after a creation; the interval
 * grows from 0.1 s to 2 s.
 *
 * @param query sends one `queryInstance`
 * @param asynchronous the creation was answered with `000004`, so an answer without the instance means "not yet"
 * @param seconds how long to go on
 * @returns the last answer
 */
export async function queryUntilReady(
  query: () => Promise<Exchanged>,
  instanceId: string,
  asynchronous: boolean,
  seconds = patience,
): Promise<Exchanged> {
  const deadline = Date.now() + seconds * 1000;
  for (let interval = 100; ; interval = Math.min(interval * 2, 2000)) {
    const answer = await query();
    const pending = hasRole(answer, 'pending') || (asynchronous && entryOf(answer, instanceId) === undefined);
    if (!pending || Date.now() + interval > deadline) return answer;
    await pause(interval);
  }
}
