import { setTimeout as pause } from 'node:timers/promises';
import { requestOf, unknownSubject } from '../../guides/book.ts';
import type { Bench } from '../../session/bench.ts';
import { createGate, type Gate } from './gate.ts';
import { odd } from './send-case.ts';
import { silence, tryOut } from './trial.ts';

/** Whether the server is alive, for all who may have brought it down. */
export interface Pulse {
  /** A server that goes down leaves all requests of the moment unanswered, so that a suspect is sent again alone. */
  readonly gate: Gate;
  /** It was down, and did not come back. */
  readonly isDead: boolean;
  /** Waits until the server answers something else than this exchange, since it may be started again; false: it does not. */
  comesBack(bench: Bench, exchange: string): Promise<boolean>;
}

/** Seconds that a server may take to be started again. */
const restart = 3;

export function createPulse(): Pulse {
  let isDead = false;
  return {
    gate: createGate(),
    get isDead() {
      return isDead;
    },
    async comesBack(bench, exchange) {
      for (const deadline = Date.now() + restart * 1000; !isDead && Date.now() < deadline; ) {
        if (await isAlive(bench, exchange)) return true;
        await pause(100);
      }
      isDead = true;
      return false;
    },
  };
}

/** What breaks one callback need not be the end of the server. */
async function isAlive({ book, send }: Bench, exchange: string): Promise<boolean> {
  const { cast } = book.guide;
  const other = cast.idle.find((idle) => idle !== exchange) ?? exchange;
  const fields = requestOf(book, { exchange: other }, unknownSubject(book.guide));
  const trial = await tryOut(book, true, () => send(other, fields, odd));
  return !('fault' in trial) || trial.fault.key !== silence;
}

/**
 * Does something side by side with others and, when no answer comes, once more alone: another one may have brought the
 * server down.
 */
export async function insist<T>(
  pulse: Pulse,
  bench: Bench,
  exchange: string,
  work: () => Promise<T>,
  isSilent: (result: T) => boolean,
): Promise<T> {
  const result = await pulse.gate.pass(work);
  if (!isSilent(result)) return result;
  const open = await pulse.gate.close();
  try {
    return (await pulse.comesBack(bench, exchange)) ? await work() : result;
  } finally {
    open();
  }
}
