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
  /** Sends a whole request and hangs up before the answer can be read. */
  sendUnheard(exchange: string, fields: Fields, variation?: Variation): Promise<void>;
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
    const { odd = false, ...rest } = variation;
    const asDocumented = Object.keys(rest).every((key) => ['body', 'print', 'patient'].includes(key));
    log.addAnswer({ check, calls, exchanged, repeatable: asDocumented && !account.isNamedIn(fields), odd });
    account.note(exchanged, fields);
  }

  function expectUp(exchange = guide.cast.first): void {
    const last = log.stopped();
    if (log.isSilentIn(exchange)) skip(`${exchange} is not answered in time; see transport.in-time.`);
    if (last?.isLate) skip('The server does not answer in time; see transport.in-time.');
    if (last) skip('The server has stopped answering; see transport.stays-up.');
  }

  const greeting = once(async () => {
    expectUp();
    const greeted = await greet(merchant, book, first);
    const { answer, failure, understood, dialect, subject } = greeted;
    const { first: exchange } = guide.cast;
    if (answer !== undefined && understood)
      keep('signature.valid', answer, requestOf(book, { exchange }, subject), dialect.variation);
    if (failure !== undefined) log.addUnanswered(failure, false);
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

  /** After an odd request that was late: whoever is late with a sound one, too, does not mind what is odd. */
  async function askPlainly(check: string, exchange: string, { variation }: Dialect): Promise<void> {
    const fields = requestOf(book, { exchange }, unknownSubject(guide));
    try {
      keep(check, await merchant.send(exchange, fields, variation), fields, variation);
    } catch (error) {
      if (!(error instanceof UnreachableError && error.isLate)) return;
      log.addUnanswered(error, false);
      throw error;
    }
  }

  return {
    greeting,
    async send(check, exchange, fields, variation = {}) {
      const { dialect } = await greeting();
      const { patient = false } = variation;
      if (!patient && log.suspicious()) await settle(dialect);
      if (!patient) expectUp(exchange);
      const varied = { ...dialect.variation, ...variation };
      try {
        const exchanged = await merchant.send(exchange, fields, varied);
        keep(check, exchanged, fields, varied);
        return exchanged;
      } catch (error) {
        if (!(error instanceof UnreachableError) || patient) throw error;
        log.addUnanswered(error, varied.odd ?? false);
        const isOdd = varied.wire === undefined && !log.late.includes(error);
        if (error.isLate && isOdd) await askPlainly(check, exchange, dialect);
        throw error;
      }
    },
    async sendUnheard(exchange, fields, variation = {}) {
      const { dialect } = await greeting();
      expectUp(exchange);
      await merchant.sendUnheard(exchange, fields, { ...dialect.variation, ...variation });
    },
  };
}
