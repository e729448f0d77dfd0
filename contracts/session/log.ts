import type { Exchanged } from '../exchanged.ts';
import type { UnreachableError } from '../merchant/unreachable.ts';
import type { Calls } from '../result.ts';

/** One answer of the merchant and who asked for it. */
export interface Answered {
  /** ID of the check. */
  readonly check: string;
  readonly calls: Calls;
  readonly exchanged: Exchanged;
  /** The same body, freshly signed, says the same: it was signed as documented and names no instance of this run. */
  readonly repeatable: boolean;
}

/** Everything that happened in one verification. */
export interface Log {
  readonly answers: readonly Answered[];
  /** Requests that got no answer. */
  readonly unanswered: readonly UnreachableError[];
  addAnswer(answered: Answered): void;
  addUnanswered(error: UnreachableError): void;
  /** So many requests in a row got no answer that the server may be down. */
  suspicious(): boolean;
  /** A request of another kind has shown whether it is. */
  settle(isUp: boolean): void;
  /** The last failure when the server has stopped answering, so that nobody need wait for it any more. */
  stopped(): UnreachableError | undefined;
}

/** So many requests in a row without an answer may mean that there will be none. */
const patience = 5;

export function createLog(): Log {
  const answers: Answered[] = [];
  const unanswered: UnreachableError[] = [];
  let silence = 0;
  let isDown = false;
  return {
    answers,
    unanswered,
    addAnswer(answered) {
      answers.push(answered);
      silence = 0;
    },
    addUnanswered(error) {
      unanswered.push(error);
      silence += 1;
    },
    suspicious: () => silence >= patience && !isDown,
    settle(isUp) {
      silence = 0;
      isDown = !isUp;
    },
    stopped: () => (isDown ? unanswered.at(-1) : undefined),
  };
}
