import type { Exchanged } from '../../exchanged.ts';
import { UnreachableError } from '../../merchant/unreachable.ts';
import { codeOf, describeAnswer } from '../answer.ts';
import { Violation } from '../verdict.ts';

/**
 * Expects the answer that the same request gets when it is sent in the usual way.
 *
 * @param what was sent in another way, so that the message reads on: "… was answered otherwise."
 * @param advice how to mend it, as a sentence
 */
export async function expectSame(
  answering: Promise<Exchanged>,
  usual: Exchanged,
  what: string,
  advice: string,
): Promise<void> {
  const answer = await answering.catch((error: unknown) => {
    if (!(error instanceof UnreachableError)) throw error;
    throw new Violation({
      message: `${what} got no answer. ${error.message} ${advice}`,
      expected: describeAnswer(usual),
      actual: 'none',
      sent: error.sent,
    });
  });
  if (isSame(answer, usual)) return;
  throw new Violation({
    message: `${what} was answered otherwise than the same request usually is. ${advice}`,
    expected: describeAnswer(usual),
    actual: describeAnswer(answer),
    exchanged: answer,
  });
}

/** Both answers have the same HTTP status and result code. */
export function isSame(answer: Exchanged, other: Exchanged): boolean {
  return answer.received.status === other.received.status && codeOf(answer) === codeOf(other);
}
