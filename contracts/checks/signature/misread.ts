import type { Greeting } from '../../session/greeting.ts';
import { describeAnswer, successWords } from '../answer.ts';
import { skip, Violation } from '../verdict.ts';

/**
 * Fails the check that names the misreading which a merchant was found to have, if any.
 *
 * @returns the answer to the first request that was sent as documented
 */
export function expectNotMisread({ first, dialect, failure }: Greeting, check: string) {
  if (failure?.isLate) skip('The first request is not answered in time; see transport.in-time.');
  if (first === undefined) skip('The first request is not answered; see the check of what it asks for.');
  if (dialect.check !== check) return first;
  throw new Violation({
    message: `A request as documented was refused; one is accepted when ${dialect.misreading}.`,
    expected: successWords(first),
    actual: describeAnswer(first),
    exchanged: first,
  });
}
