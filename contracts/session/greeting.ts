import { codeOf, hasRole } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import { type Book, probedExchange, requestOf } from '../guides/book.ts';
import type { Subject } from '../guides/guide.ts';
import type { Merchant } from '../merchant/merchant.ts';
import { UnreachableError } from '../merchant/unreachable.ts';
import type { Dialect } from './dialect.ts';
import { documentedFor, misreadingsOf } from './dialects.ts';

/** The first request, which shows how the merchant wants to be addressed. */
export interface Greeting {
  readonly subject: Subject;
  readonly dialect: Dialect;
  /** False when the merchant turns every well-signed request away. */
  readonly understood: boolean;
  /** The answer to the documented way of asking; `undefined` when none came. */
  readonly first: Exchanged | undefined;
  /** The answer in the merchant's dialect. */
  readonly answer: Exchanged | undefined;
  /** Why there is none. */
  readonly failure?: UnreachableError;
}

/** Sends the first request in the documented way and, when that is not understood, in each known misreading of it. */
export async function greet(merchant: Merchant, book: Book, subject: Subject): Promise<Greeting> {
  const { first: exchange } = book.guide.cast;
  const scheme = probedExchange(book).signature?.scheme ?? '';
  const documented = documentedFor(scheme);
  const ask = ({ variation, greeting = {} }: Dialect) =>
    merchant.send(exchange, requestOf(book, { exchange }, subject), { ...variation, ...greeting });
  try {
    const first = await ask(documented);
    if (!isTurnedAway(first)) {
      return { subject, dialect: documented, understood: true, first, answer: first };
    }
    for (const dialect of misreadingsOf(scheme, book.guide.habits.contentType)) {
      const answer = await ask(dialect);
      if (!isTurnedAway(answer)) return { subject, dialect, understood: true, first, answer };
    }
    // An invalid parameter may be about anything, so it does not prove that the signature was wrong.
    const understood = hasRole(first, 'invalid');
    return { subject, dialect: documented, understood, first, answer: first };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return {
      subject,
      dialect: documented,
      understood: true,
      first: undefined,
      answer: undefined,
      failure: error,
    };
  }
}

function isTurnedAway(exchanged: Exchanged): boolean {
  if (codeOf(exchanged) === undefined) return [401, 403, 415].includes(exchanged.received.status);
  return hasRole(exchanged, 'unauthorized', 'invalid', 'stale');
}
