import { skip } from '../checks/verdict.ts';
import type { Exchanged } from '../exchanged.ts';
import { type Book, requestOf, unknownSubject } from '../guides/book.ts';
import type { Subject } from '../guides/guide.ts';
import type { Fields } from '../merchant/fields.ts';
import type { Merchant } from '../merchant/merchant.ts';
import { UnreachableError } from '../merchant/unreachable.ts';
import type { Variation } from '../merchant/variation.ts';
import type { Calls } from '../result.ts';
import type { Account } from './account.ts';
import type { Dialect } from './dialect.ts';
import { type Greeting, greet } from './greeting.ts';
import type { Log } from './log.ts';
import { once } from './once.ts';

/** Sends requests in the merchant's dialect, and keeps log and account of them. */
export interface Messenger {
  /** The first request, about the given purchase. */
  greeting(): Promise<Greeting>;
  /** @param check the check that asks */
  send(check: string, exchange: string, fields: Fields, variation?: Variation): Promise<Exchanged>;
}

export function createMessenger(
  merchant: Merchant,
  book: Book,
  calls: Calls,
  first: Subject,
  log: Log,
  account: Account,
): Messenger {
  const { guide } = book;

  function keep(check: string, exchanged: Exchanged, fields: Fields, variation: Variation): void {
    const asDocumented = Object.keys(variation).every((key) => key === 'body');
    log.addAnswer({ check, calls, exchanged, repeatable: asDocumented && !account.isNamedIn(fields) });
    account.note(exchanged, fields);
  }

  const greeting = once(async () => {
    const greeted = await greet(merchant, book, first);
    const { answer, understood, dialect, subject } = greeted;
    const { first: exchange } = guide.cast;
    if (answer !== undefined && understood)
      keep('signature.valid', answer, requestOf(book, { exchange }, subject), dialect.variation);
    return greeted;
  });

  let settling: Promise<void> | undefined;
  /** Merchants may hang up on what they refuse, or be slow in one callback: only silence in another means the end. */
  function settle({ variation }: Dialect): Promise<void> {
    const silent = log.unanswered.at(-1)?.exchange;
    const other = guide.cast.idle.find((exchange) => exchange !== silent) ?? guide.cast.first;
    settling ??= merchant
      .send(other, requestOf(book, { exchange: other }, unknownSubject(guide)), variation)
      .then(
        () => log.settle(true),
        () => log.settle(false),
      )
      .finally(() => {
        settling = undefined;
      });
    return settling;
  }

  return {
    greeting,
    async send(check, exchange, fields, variation = {}) {
      const { dialect } = await greeting();
      if (log.suspicious()) await settle(dialect);
      if (log.stopped()) skip('The server has stopped answering; see transport.stays-up.');
      const varied = { ...dialect.variation, ...variation };
      try {
        const exchanged = await merchant.send(exchange, fields, varied);
        keep(check, exchanged, fields, varied);
        return exchanged;
      } catch (error) {
        if (error instanceof UnreachableError) log.addUnanswered(error);
        throw error;
      }
    },
  };
}
