import type { Exchanged } from '../../exchanged.ts';
import { expectAccepted, expectInstanceId } from '../expect.ts';
import { Violation } from '../verdict.ts';

/** Expects that a resend of a creation was answered like the first request: with success and the same instance. */
export function expectSameInstance(resend: Exchanged, instanceId: string, what: string): void {
  expectAccepted(resend, what);
  const other = expectInstanceId(resend);
  if (other === instanceId) return;
  throw new Violation({
    message: `${what} opened a second instance. Keep the instanceId by orderId and orderLineId, and answer with it.`,
    expected: `instanceId ${instanceId}, as before`,
    actual: `instanceId ${other}`,
    exchanged: resend,
  });
}
