import { renewalOf } from '../guides/book.ts';
import type { Subject } from '../guides/guide.ts';
import type { Bench } from '../session/bench.ts';
import { entryOf, isAccepted } from './answer.ts';

/** What was opened still goes on: a query shows it or, where there is none, it can be renewed. */
export async function isThere({ book, ask, query }: Bench, subject: Subject): Promise<boolean> {
  const { cast, named } = book.guide;
  if (cast.query !== undefined)
    return entryOf(await query({ subject, asynchronous: true }), subject[named]) !== undefined;
  const renewal = renewalOf(book.guide);
  return renewal !== undefined && isAccepted(await ask(renewal, subject));
}
