import type { Fault } from './fault.ts';
import { idempotencyFaults } from './idempotency.ts';
import { lifeCycleFaults } from './life-cycle.ts';
import { resultCodeFaults } from './result-codes.ts';
import { signatureFaults } from './signature.ts';
import { toleranceFaults } from './tolerance.ts';
import { transportFaults } from './transport.ts';

/** Every faulty merchant, by the family of checks that it is about. */
export const allFaults: Readonly<Record<string, readonly Fault[]>> = {
  signature: signatureFaults,
  transport: transportFaults,
  'result codes': resultCodeFaults,
  tolerance: toleranceFaults,
  idempotency: idempotencyFaults,
  'life cycle': lifeCycleFaults,
};
