import { brokenFieldFaults } from './broken-fields.ts';
import { carelessFaults } from './careless.ts';
import type { Fault } from './fault.ts';
import { generatedFaults } from './generated.ts';
import { idempotencyFaults } from './idempotency.ts';
import { lifeCycleFaults } from './life-cycle.ts';
import { oddBodyFaults } from './odd-bodies.ts';
import { repeatFaults } from './repeats.ts';
import { resultCodeFaults } from './result-codes.ts';
import { safetyFaults } from './safety.ts';
import { signatureFaults } from './signature.ts';
import { toleranceFaults } from './tolerance.ts';
import { transportFaults } from './transport.ts';
import { wholeLifeFaults } from './whole-lives.ts';
import { wireFaults } from './wire.ts';

/** Every faulty merchant, by the family of checks that it is about. */
export const allFaults: Readonly<Record<string, readonly Fault[]>> = {
  signature: signatureFaults,
  'odd bodies': oddBodyFaults,
  transport: transportFaults,
  wire: wireFaults,
  'result codes': [...resultCodeFaults, ...brokenFieldFaults],
  'careless work': carelessFaults,
  tolerance: toleranceFaults,
  safety: safetyFaults,
  idempotency: [...idempotencyFaults, ...repeatFaults],
  'life cycle': [...lifeCycleFaults, ...wholeLifeFaults],
  'generated requests': generatedFaults,
};
