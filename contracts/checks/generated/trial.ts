import type { Exchanged, Sent } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import type { Fields } from '../../merchant/fields.ts';
import { requiredFields } from '../../merchant/required-fields.ts';
import { UnreachableError } from '../../merchant/unreachable.ts';
import { describeAnswer, isAccepted } from '../answer.ts';
import { catchAll, type Symptom, symptomOf } from './symptom.ts';

/** What is wrong with the way in which a request was answered, or not. */
export interface Fault extends Symptom {
  readonly actual: string;
  readonly sent: Sent;
  /** Missing when no answer came. */
  readonly exchanged?: Exchanged;
}

export type Trial = { readonly fault: Fault } | { readonly exchanged: Exchanged };

/** Sends a request and looks at the form of the answer. */
export async function tryOut(book: Book, hard: boolean, send: () => Promise<Exchanged>): Promise<Trial> {
  try {
    const exchanged = await send();
    const symptom = symptomOf(book, exchanged, hard);
    if (symptom === undefined) return { exchanged };
    return { fault: { ...symptom, actual: describeAnswer(exchanged), sent: exchanged.sent, exchanged } };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return {
      fault: {
        key: silence,
        words: 'got no answer',
        mend: catchAll,
        severity: 'error',
        actual: error.message,
        sent: error.sent,
      },
    };
  }
}

/** Key of all faults without an answer: how a connection ends is often a matter of chance. */
export const silence = 'no answer';

/**
 * A request without several mandatory fields was accepted, although it is refused without each single one: those that
 * are accepted without one are named by other checks.
 *
 * @param fields of the request
 * @param without sends a sound request without one field
 */
export async function acceptedThough(
  book: Book,
  exchanged: Exchanged,
  fields: Fields,
  without: (field: string) => Promise<Exchanged>,
): Promise<Fault | undefined> {
  const { exchange } = exchanged;
  const { dispensable, optional } = book.guide.habits;
  const spared = dispensable[exchange] ?? [];
  const missing = requiredFields(book.model, exchange).filter(
    (field) => fields[field] === undefined && !spared.includes(field),
  );
  if (missing.length < 2 || !isAccepted(exchanged)) return undefined;
  for (const field of missing) {
    if (isAccepted(await without(field))) return undefined;
  }
  return {
    key: 'accepted',
    words: 'was accepted',
    mend: 'Look at each mandatory field by itself.',
    severity: optional.includes(exchange) ? 'warning' : 'error',
    actual: describeAnswer(exchanged),
    sent: exchanged.sent,
    exchanged,
  };
}
