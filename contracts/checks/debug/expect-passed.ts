import type { Exchanged } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import { UnreachableError } from '../../merchant/unreachable.ts';
import type { Severity } from '../../result.ts';
import type { Bench } from '../../session/bench.ts';
import { hasRole } from '../answer.ts';
import { skipIfSealed } from '../sync/expect-synchronised.ts';
import { skip, Violation } from '../verdict.ts';
import { type CaseFault, faultsIn } from './faults-in.ts';

/**
 * Expects that an answer passes in the Seller Center.
 *
 * @param outcome an answer, or why there is none
 * @param what begins the message: "The case can not be saved"
 */
export function expectPassed(bench: Bench, outcome: Exchanged | Error | undefined, what: string): void {
  if (outcome === undefined) skip('The case was not sent.');
  if (outcome instanceof UnreachableError) throw unanswered(outcome, what);
  if (outcome instanceof Error) throw outcome;
  const faults = faultsIn(bench.book, outcome, bench.key);
  const fault = faults.find(({ severity }) => severity === undefined) ?? faults[0];
  if (fault === undefined) return;
  skipIfSealed(bench, outcome);
  const { shown, mend, severity = severityFor(bench, fault, outcome), ...found } = fault;
  throw new Violation({
    ...found,
    message: `${what}. The Seller Center shows: “${shown}”. ${mend}`,
    exchanged: outcome,
    severity,
  });
}

function unanswered({ isLate, message, sent }: UnreachableError, what: string): Violation {
  const shown = isLate ? 'the call timed out after 20 s' : 'the production address is unreachable';
  return new Violation({
    message: `${what}. The Seller Center shows: “${shown}”. ${message}`,
    expected: 'an answer within 20 s',
    actual: 'none',
    sent,
  });
}

/** What need not be offered can't be told from what is broken. */
function severityFor(
  { book, isMandatory }: Bench,
  { isRefusal = false }: CaseFault,
  answer: Exchanged,
): Severity | undefined {
  const { exchange } = answer;
  if (!isRefusal) return undefined;
  const isQuery = exchange === book.guide.cast.query;
  const isSpared = book.guide.habits.optional.includes(exchange) && hasRole(answer, 'invalid');
  return isSpared || isWeak(book, exchange) || (isQuery && !isMandatory(exchange)) ? 'warning' : undefined;
}

/** Nothing that this exchange does in a life is more than a warning. */
function isWeak({ guide }: Book, exchange: string): boolean {
  const steps = guide.steps.filter((step) => step.exchange === exchange && step.again === undefined);
  return steps.length > 0 && steps.every(({ severity }) => severity === 'warning');
}
