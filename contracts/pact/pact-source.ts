import { findGuide } from '../guides/find-guide.ts';
import { notNeeded, notSold } from '../need.ts';
import type { Calls, Result } from '../result.ts';
import type { Run, Source } from '../source.ts';
import { type Interaction, interactionsOf, saidIn } from './interactions.ts';
import { bundledPact } from './pact-file.ts';
import { plannedOf } from './result-of.ts';

/**
 * The pact of a guide as a source of results; guides without one have nothing to verify here. It runs once: as
 * debugging calls where these are wanted, since such can be repeated for ever, else as real ones.
 */
export const pactSource: Source = {
  plan: (model, { plan = 'full', fromBroker = false } = {}) =>
    plan !== 'full' || fromBroker || bundledPact(model) === undefined
      ? []
      : interactionsOf(model).map(plannedOf),

  async run(run, chosen, emit, { begin, enough }) {
    const { model } = run;
    const pactFile = bundledPact(model);
    if (pactFile === undefined) return;
    const calls = run.calls.includes('debug') ? 'debug' : 'real';
    const without = (interaction: Interaction, status: 'fail' | 'skip', message: string): Result => {
      return { ...plannedOf(interaction), calls, status, message, durationMs: 0 };
    };
    const due: Interaction[] = [];
    for (const interaction of interactionsOf(model).filter(({ id }) => chosen.has(id))) {
      const mode = findGuide(model)?.billingOf?.(saidIn(interaction.example));
      const reason = enough.aborted
        ? String(enough.reason)
        : (notNeeded(run, interaction.exchange.name) ??
          notSold(run, mode) ??
          notSound(interaction, run, calls));
      if (reason === undefined) due.push(interaction);
      else emit(without(interaction, 'skip', reason));
    }
    const [first] = due;
    if (first === undefined) return;
    begin(first.id);
    try {
      const { verifyPacts } = await import('./verify-pacts.ts');
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
 * Why an interaction can't be a real call: a merchant would look up what it is about, and what an example names exists
 * only when a provider state has supplied it.
 */
function notSound({ example }: Interaction, { model, given }: Run, calls: Calls): string | undefined {
  const guide = findGuide(model);
  if (calls === 'debug' || guide === undefined) return undefined;
  const { named, habits } = guide;
  if (habits.unknowable !== undefined && !(named in given)) return habits.unknowable;
  const said = saidIn(example);
  const madeUp = ['orderId', named].find(
    (name) => (said[name] ?? '') !== '' && !example.state?.provides.includes(name),
  );
  return madeUp === undefined
    ? undefined
    : `Its ${madeUp} is only an example, so it runs as a debugging call alone.`;
}
