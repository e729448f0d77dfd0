import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inParallel } from '../in-parallel.ts';
import type { Result } from '../result.ts';
import { type Interaction, interactionsOf } from './interactions.ts';
import { demandOf, labelledPact, readPact } from './pact-file.ts';
import type { States, StateValues } from './provider-states.ts';
import { type Outcome, resultOf } from './result-of.ts';
import { runVerifier } from './run-verifier.ts';
import { labelHeader, type StageOptions, setStage } from './stage.ts';

export interface VerifyPactsOptions extends StageOptions {
  /** The guide's pact. */
  readonly pactFile: string;
  /** IDs of the interactions; all unless told. */
  readonly chosen?: ReadonlySet<string>;
}

/**
 * Verifies a running merchant with Pact: one result per interaction, in the order of the pact. Requests go through a
 * signing proxy; provider states are reached by callbacks alone, with instances that are released afterwards. Nothing is
 * printed.
 *
 * @throws Error when the pact file is not the document's, or when Pact can't run on this machine
 */
export async function verifyPacts(options: VerifyPactsOptions): Promise<Result[]> {
  const { model, pactFile, timeout, chosen } = options;
  const interactions = interactionsOf(model).filter(({ id }) => chosen?.has(id) ?? true);
  if (interactions.length === 0) return [];
  const written = readPact(pactFile, interactions);

  await using cleanup = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'koocontract-verify-'));
  cleanup.defer(() => rm(folder, { recursive: true }));
  const prepared = join(folder, 'pact.json');
  const labels = interactions.map(({ id }) => id);
  await writeFile(prepared, JSON.stringify(labelledPact(written, labelHeader, labels)));

  const values = new Map<string, Promise<StateValues>>();
  const { verifier, passed, states } = await setStage(
    options,
    cleanup,
    (label) => values.get(label) ?? Promise.resolve({}),
  );
  for (const [id, promise] of setUpAll(interactions, states, options.concurrency ?? 8))
    values.set(id, promise);
  // What is still being opened could not be released.
  cleanup.defer(() => Promise.allSettled(values.values()).then(() => {}));

  const verdicts = await runVerifier(
    { ...verifier, pactUrls: [prepared] },
    60 + interactions.length * timeout * 3,
  );
  const outcomes = await Promise.all(
    interactions.map(async (interaction, index): Promise<Outcome> => {
      const { exchanged, failure } = passed.get(interaction.id) ?? {};
      return {
        interaction,
        verdict: verdicts.find(({ description }) => description === interaction.description),
        exchanged,
        failure,
        stateError: await values.get(interaction.id)?.then(
          () => undefined,
          (error: unknown) => error,
        ),
        expected: demandOf(written[index] ?? {}),
      };
    }),
  );
  const broken = outcomes.filter(({ verdict, stateError }) => !verdict?.ok && stateError === undefined);
  const namesOf = (some: readonly Outcome[]) =>
    new Set(some.map(({ interaction }) => interaction.exchange.name));
  const offered = namesOf(outcomes.filter(({ verdict }) => verdict?.ok));
  return outcomes.map((outcome) => resultOf(outcome, namesOf(broken), offered, options));
}

/** Begins to set up the states of all interactions at once, so that instances can be opened while Pact starts. */
function setUpAll(
  interactions: readonly Interaction[],
  states: States,
  limit: number,
): ReadonlyMap<string, Promise<StateValues>> {
  const due = interactions
    .filter(({ example }) => example.state !== undefined)
    .map((interaction) => ({ interaction, ...Promise.withResolvers<StateValues>() }));
  void inParallel(due, limit, async ({ interaction, promise, resolve }) => {
    resolve(states.setUp(interaction));
    await promise.catch(() => {}); // Whoever waits for it hears of it.
  });
  return new Map(due.map(({ interaction, promise }) => [interaction.id, promise]));
}
