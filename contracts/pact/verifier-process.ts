/**
 * Runs Pact's verifier, in a process of its own: the native library prints to standard output whatever it is told, and
 * could bring the process down. Takes the options as a message and sends the results, JSON text, as another; when
 * Pact could not run, the reason.
 */
import type { VerifierOptions } from '@pact-foundation/pact-core';

async function verify(options: VerifierOptions): Promise<string> {
  try {
    const { Verifier } = await import('@pact-foundation/pact-core');
    return await new Verifier(options).verify();
  } catch (error) {
    // A failed verification comes as an error whose message is the results.
    return error instanceof Error ? error.message : String(error);
  }
}

process.once('disconnect', () => process.exit());
process.once('message', async (options: VerifierOptions) => {
  process.send?.(await verify(options), () => process.exit());
});
