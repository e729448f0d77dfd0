import type { Exchanged } from '../exchanged.ts';
import type { UnreachableError } from '../merchant/unreachable.ts';
import type { Calls } from '../result.ts';
import { isUsual } from './usual.ts';

/** One answer of the merchant and who asked for it. */
export interface Answered {
  /** ID of the check. */
  readonly check: string;
  readonly calls: Calls;
  readonly exchanged: Exchanged;
  /** The same body, freshly signed, says the same: it was signed as documented and names no instance of this run. */
  readonly repeatable: boolean;
  /** The platform sends no such request, so that reviews of what a merchant answers to it leave this one out. */
  readonly odd: boolean;
}

/** Everything that happened in one verification. */
export interface Log {
  readonly answers: readonly Answered[];
  /** Requests that got no answer. */
  readonly unanswered: readonly UnreachableError[];
  /** Those among them that came to a server that needs too long for what the platform sends. */
  readonly late: readonly UnreachableError[];
  addAnswer(answered: Answered): void;
  /** @param odd the platform sends no such request */
  addUnanswered(error: UnreachableError, odd: boolean): void;
  /** So many requests of this exchange in a row came too late that nobody need wait for it any more. */
  isSilentIn(exchange: string): boolean;
  /** So many requests in a row got no answer that the server may be down. */
  suspicious(): boolean;
  /** A request of another kind has shown whether it is. */
  settle(isUp: boolean): void;
  /** The last failure when the server has stopped answering, so that nobody need wait for it any more. */
  stopped(): UnreachableError | undefined;
}

/** So many requests in a row without an answer may mean that there will be none. */
const patience = 5;
/** So many that are late, one after the other, mean that an exchange takes long every time. */
const patienceWithOne = 3;

/** @param silent how the first contact ended, when the server was there but gave no answer */
export function createLog(silent?: UnreachableError): Log {
  const answers: Answered[] = [];
  const unanswered: UnreachableError[] = silent === undefined ? [] : [silent];
  const late: UnreachableError[] = [...unanswered];
  const lateIn = new Map<string, number>();
  let silence = 0;
  let isDown = silent !== undefined;
  return {
    answers,
    unanswered,
    late,
    addAnswer(answered) {
      answers.push(answered);
      lateIn.delete(answered.exchanged.exchange);
      silence = 0;
    },
    addUnanswered(error, odd) {
      unanswered.push(error);
      if (error.isLate && !odd && isUsual(error.sent)) {
        late.push(error);
        lateIn.set(error.exchange, (lateIn.get(error.exchange) ?? 0) + 1);
      }
      silence += 1;
    },
    isSilentIn: (exchange) => (lateIn.get(exchange) ?? 0) >= patienceWithOne,
    suspicious: () => silence >= patience && !isDown,
    settle(isUp) {
      silence = 0;
      isDown = !isUp;
    },
    stopped: () => (isDown ? unanswered.at(-1) : undefined),
  };
}
