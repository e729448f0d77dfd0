import { isRecord } from '../../../generator/load/openapi.ts';
import type { Exchanged } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { Calls, Severity } from '../../result.ts';
import { expectAccepted, expectGiven } from '../expect.ts';
import { Violation } from '../verdict.ts';

/** How much it weighs when a creation gives something else on a resend. */
export function resendSeverity({ guide }: Book, calls: Calls): Severity {
  return calls === 'debug' && guide.habits.hollowDebugging ? 'warning' : 'error';
}

/**
 * Expects that a resend of a creation was answered like the first request: with success and with the same instance.
 *
 * @param first the answer to the first request
 */
export function expectSame(
  book: Book,
  first: Exchanged,
  resend: Exchanged,
  what: string,
  calls: Calls,
): void {
  expectAccepted(resend, what);
  const { create } = book.guide.cast;
  const keys = exchangeOf(book.model, resend.exchange).idempotency?.key ?? [];
  for (const field of create?.gives ?? []) {
    const other = expectGiven(book.model, resend, field);
    const { json } = first.received;
    const given = isRecord(json) ? json[field] : undefined;
    if (other === given) continue;
    throw new Violation({
      message: `${what} opened a second ${book.guide.subject}. Keep the ${field} by ${keys.join(' and ')}, and answer with it.`,
      expected: `${field} ${String(given)}, as before`,
      actual: `${field} ${other}`,
      exchanged: resend,
      severity: resendSeverity(book, calls),
    });
  }
}
