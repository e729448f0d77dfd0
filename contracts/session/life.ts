import { hasRole } from '../checks/answer.ts';
import { skip } from '../checks/verdict.ts';
import type { Exchanged } from '../exchanged.ts';
import { requestOf } from '../guides/book.ts';
import type { LifeState, Step, Subject, Way } from '../guides/guide.ts';
import type { Fields } from '../merchant/fields.ts';
import type { Bench } from './bench.ts';
import type { Instance } from './instance.ts';

/** A subject that checks lead through its states, one check after the other. */
export interface Life {
  /** Brings the subject into a state, opening a new one when the last is gone; skips the check when that fails. */
  bring(state: LifeState): Promise<Subject>;
  /** The request of a step, about the subject as it is. */
  request(step: Way): Fields;
  /** Sends the request of a step; its success may lead to another state. */
  take(step: Pick<Step, 'exchange' | 'to'>, fields: Fields): Promise<Exchanged>;
  /** Gives the subject up, when nobody can tell its state any more; the next check gets another. */
  leave(): void;
}

/** Where the state is kept, across the checks of one kind of calls. */
export interface LifeRecord {
  instance: Instance | undefined;
  state: LifeState;
}

/** The life of the recorded subject, lived on one bench. */
export function createLife(record: LifeRecord, bench: Omit<Bench, 'life'>): Life {
  const { book, send, open, isNeeded } = bench;
  const { ways } = book.guide.cast;
  const { subject: word } = book.guide;
  const article = /^[aeiou]/.test(word) ? 'an' : 'a';
  const current = () => record.instance?.subject ?? skip(`There is no ${word} to change.`);

  const life: Life = {
    request: (step) => requestOf(book, step, current()),

    async take({ exchange, to }, fields) {
      const answer = await send(exchange, fields);
      if (to !== undefined && hasRole(answer, 'success')) record.state = to;
      return answer;
    },

    leave() {
      record.instance = undefined;
    },

    async bring(state) {
      const way = ways[state]?.find(({ exchange }) => isNeeded(exchange));
      if (state === 'frozen' && way === undefined)
        skip(`${article === 'an' ? 'An' : 'A'} ${word} of this billing mode is not frozen.`);
      if (record.instance === undefined || (record.state === 'released' && state !== 'released')) {
        record.instance = await open();
        record.state = 'active';
      }
      if (record.state !== state) {
        const steps = way ?? skip(`Nothing leads to a ${state} ${word}.`);
        await life.take({ ...steps, to: state }, life.request(steps));
        if (record.state !== state)
          skip(`This needs ${article} ${word} that is ${state}; see life-cycle.${checkOf(state)}.`);
      }
      return current();
    },
  };

  /** The check of the first step that leads to a state. */
  function checkOf(state: LifeState): string {
    return book.guide.steps.find(({ to }) => to === state)?.id.split('.')[1] ?? 'create';
  }

  return life;
}
