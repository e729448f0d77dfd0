import { isRecord } from '../../generator/load/openapi.ts';
import { notNeeded } from '../need.ts';
import type { Calls, Result } from '../result.ts';
import type { Source } from '../source.ts';
import { type Interaction, interactionsOf } from './interactions.ts';
import { bundledPact } from './pact-file.ts';
import { plannedOf } from './result-of.ts';
import { verifyPacts } from './verify-pacts.ts';

/**
 * The pact of a guide as a source of results; guides without one have nothing to verify here. It runs once: as
 * debugging calls where these are wanted, since such can be repeated for ever, else as real ones.
 */
export const pactSource: Source = {
  plan: (model) => (bundledPact(model) === undefined ? [] : interactionsOf(model).map(plannedOf)),

  async run(run, chosen, emit) {
    const { model } = run;
    const pactFile = bundledPact(model);
    if (pactFile === undefined) return;
    const calls = run.calls.includes('debug') ? 'debug' : 'real';
    const without = (interaction: Interaction, status: 'fail' | 'skip', message: string): Result => {
      return { ...plannedOf(interaction), calls, status, message, durationMs: 0 };
    };
    const due: Interaction[] = [];
    for (const interaction of interactionsOf(model).filter(({ id }) => chosen.has(id))) {
      const reason = notNeeded(run, interaction.exchange.name) ?? notSound(interaction, calls);
      if (reason === undefined) due.push(interaction);
      else emit(without(interaction, 'skip', reason));
    }
    try {
      const ids = new Set(due.map(({ id }) => id));
      for (const result of await verifyPacts({ ...run, pactFile, calls, chosen: ids })) emit(result);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      for (const interaction of due) {
        emit(without(interaction, 'fail', `${reason} \`--skip pact\` leaves the pacts out.`));
      }
    }
  },
};

/**
 * Why an interaction can't be a real call: a merchant would look its order up, and the order of an example exists only
 * when a provider state has supplied it.
 */
function notSound({ example: { body, state } }: Interaction, calls: Calls): string | undefined {
  const isExample = isRecord(body) && 'orderId' in body && !state?.provides.includes('orderId');
  return calls === 'real' && isExample
    ? 'Its order is only an example, so it runs as a debugging call alone.'
    : undefined;
}
