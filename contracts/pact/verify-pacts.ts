import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookOf } from '../guides/book.ts';
import { inParallel } from '../in-parallel.ts';
import { createMerchant } from '../merchant/merchant.ts';
import { notNeeded } from '../need.ts';
import { type LabelledExchange, startSigningProxy } from '../proxy/signing-proxy.ts';
import type { Calls, Result } from '../result.ts';
import type { Run } from '../source.ts';
import { type Interaction, interactionsOf } from './interactions.ts';
import { demandOf, labelledPact, readPact } from './pact-file.ts';
import { createStates, type States, type StateValues } from './provider-states.ts';
import { type Outcome, resultOf } from './result-of.ts';
import { runVerifier } from './run-verifier.ts';
import { startStateServer } from './state-server.ts';

export interface VerifyPactsOptions extends Omit<Run, 'calls' | 'concurrency'> {
  /** The guide's pact. */
  readonly pactFile: string;
  /** Marks all requests as debugging or as real calls, whatever the examples say. */
  readonly calls: Calls;
  /** How many states may be set up at the same time; 8 unless told. */
  readonly concurrency?: number;
  /** IDs of the interactions; all unless told. */
  readonly chosen?: ReadonlySet<string>;
}

const labelHeader = 'X-Koocontract-Label';

/**
 * Verifies a running merchant with Pact: one result per interaction, in the order of the pact. Requests go through a
 * signing proxy; provider states are reached by callbacks alone, with instances that are released afterwards. Nothing is
 * printed.
 *
 * @throws Error when the pact file is not the document's, or when Pact can't run on this machine
 */
export async function verifyPacts(options: VerifyPactsOptions): Promise<Result[]> {
  const { model, url, pactFile, timeout, chosen } = options;
  const interactions = interactionsOf(model).filter(({ id }) => chosen?.has(id) ?? true);
  if (interactions.length === 0) return [];
  const written = readPact(pactFile, interactions);

  await using cleanup = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'koocontract-verify-'));
  cleanup.defer(() => rm(folder, { recursive: true }));
  const prepared = join(folder, 'pact.json');
  const labels = interactions.map(({ id }) => id);
  await writeFile(prepared, JSON.stringify(labelledPact(written, labelHeader, labels)));

  const passed = new Map<string, LabelledExchange>();
  const proxy = await startSigningProxy({
    ...options,
    to: url,
    onExchange: (exchange) => passed.set(exchange.label ?? '', exchange),
  });
  cleanup.defer(() => proxy.close());
  const modes = ['period', 'pay-per-use', 'one-time'] as const;
  const states = createStates({
    ...options,
    limit: options.concurrency ?? 8,
    merchant: createMerchant(options),
    book: bookOf(model) ?? missingGuide(options),
    billing: modes.find((mode) => options.billing.includes(mode)) ?? 'period',
    isNeeded: (exchange) => notNeeded(options, exchange) === undefined,
  });
  cleanup.defer(() => states.tidyUp());
  const values = setUpAll(interactions, states, options.concurrency ?? 8);
  // What is still being opened could not be released.
  cleanup.defer(() => Promise.allSettled(values.values()).then(() => {}));
  const stateServer = await startStateServer((label) => values.get(label) ?? Promise.resolve({}));
  cleanup.defer(() => stateServer.close());

  const verdicts = await runVerifier(
    {
      providerBaseUrl: proxy.url,
      pactUrls: [prepared],
      providerStatesSetupUrl: stateServer.url,
      followRedirects: false,
      // Proxy and state server answer in time by themselves, and with better words.
      timeout: 600_000,
      logLevel: 'error',
    },
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

function missingGuide({ guide }: Pick<Run, 'guide'>): never {
  throw new Error(`Nobody knows how to bring a merchant of the guide ${guide} into a state.`);
}
