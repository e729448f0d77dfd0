import { setTimeout as pause } from 'node:timers/promises';
import type { Exchanged } from '../../exchanged.ts';
import type { Severity } from '../../result.ts';
import { hasRole, isAccepted } from '../answer.ts';

/** Seconds after which a request whose first answer was lost has to succeed. */
export const patience = 2;

/**
 * Sends a request again and again until it is accepted: what the first one began may still be at work. The interval
 * grows from 0.05 s to 1 s.
 *
 * @returns the last answer
 */
export async function insist(send: () => Promise<Exchanged>): Promise<Exchanged> {
  const deadline = Date.now() + patience * 1000;
  for (let interval = 50; ; interval = Math.min(interval * 2, 1000)) {
    const answer = await send();
    if (isAccepted(answer) || Date.now() + interval > deadline) return answer;
    await pause(interval);
  }
}

/** How much a last refusal weighs: who is still at work may have finished when the platform asks again, minutes later. */
export function refusalSeverity(answer: Exchanged): Severity {
  return hasRole(answer, 'pending') ? 'warning' : 'error';
}
