import type { VerifierOptions } from '@pact-foundation/pact-core';
import { textAt } from '../../generator/load/openapi.ts';
import { createNamer } from '../../generator/model/names.ts';
import type { States, StateValues } from '../pact/provider-states.ts';
import { runVerifier } from '../pact/run-verifier.ts';
import { type StageOptions, setStage } from '../pact/stage.ts';
import { StateError } from '../pact/state-error.ts';
import type { Result } from '../result.ts';
import { interactionId } from '../static/interaction-id.ts';
import type { Broker } from './broker.ts';
import { type BrokerInteraction, resultsOf } from './broker-results.ts';
import { type Passage, startForwarder } from './forwarder.ts';
import { isPact, labelled, publishLink } from './labelled.ts';
import { interactionIn } from './written-interaction.ts';

/** Seconds after which Pact is given up; each request has its own, shorter time. */
const deadline = 1800;

/** What came of the pacts of a broker. */
export interface BrokerOutcome {
  /** One for each interaction. */
  readonly results: readonly Result[];
  /** What was asked of the broker, in order. */
  readonly passages: readonly Passage[];
  /** Where the results of the pacts are to be published. */
  readonly publishLinks: readonly string[];
  /** Why Pact verified nothing; empty when it did. */
  readonly failure: string;
}

/**
 * Has Pact fetch the pacts of a merchant's consumers from a broker, verify the merchant with them through the signing proxy,
 * and publish the result.
 */
export async function verifyBroker(
  options: StageOptions & { readonly broker: Broker },
): Promise<BrokerOutcome> {
  const { broker, model } = options;
  await using cleanup = new AsyncDisposableStack();
  const interactions = new Map<string, BrokerInteraction>();
  const publishLinks: string[] = [];
  const values = new Map<string, Promise<StateValues>>();
  const { verifier, passed } = await setStage(options, cleanup, (label, states) => {
    const value = values.get(label) ?? valuesFor(interactions.get(label), states);
    values.set(label, value);
    return value;
  });
  const uniqueName = createNamer();
  const forwarder = await startForwarder(broker, (answer) => {
    if (!isPact(answer)) return answer;
    publishLinks.push(publishLink(answer));
    return labelled(answer, (found) => {
      const read = interactionIn(found.written, found.specification, model);
      const exchange = typeof read === 'string' ? undefined : read.exchange;
      const id = uniqueName(interactionId(textAt(found.written, 'description'), exchange));
      const meant = typeof read === 'string' ? read : { ...read, id };
      interactions.set(id, { ...found, id, meant });
      return id;
    });
  });
  cleanup.defer(() => forwarder.close());

  const { verdicts, failure } = await runVerifier(
    { ...verifier, ...optionsFor(broker, forwarder.url) },
    deadline,
  ).then(
    (found) => ({ verdicts: found, failure: '' }),
    (error: unknown) => ({ verdicts: [], failure: error instanceof Error ? error.message : String(error) }),
  );
  const stateErrors = new Map<string, unknown>();
  for (const [label, value] of values) await value.catch((error: unknown) => stateErrors.set(label, error));
  const results = resultsOf(
    { interactions: [...interactions.values()], verdicts, passed, stateErrors },
    options,
  );
  return { results, passages: forwarder.passages, publishLinks, failure };
}

async function valuesFor(found: BrokerInteraction | undefined, states: States): Promise<StateValues> {
  if (found === undefined) return {};
  if (typeof found.meant === 'string') throw new StateError(found.meant, '');
  try {
    return await states.setUp(found.meant);
  } catch (error) {
    // Consumers may name states that no callback leads to.
    if (error instanceof Error && error.constructor === Error) throw new StateError(error.message, '');
    throw error;
  }
}

function optionsFor(broker: Broker, pactBrokerUrl: string): Omit<VerifierOptions, 'providerBaseUrl'> {
  const { provider, providerVersion, providerBranch, includeWipPactsSince, buildUrl } = broker;
  return {
    provider,
    pactBrokerUrl,
    consumerVersionSelectors: [...broker.selectors],
    enablePending: broker.enablePending,
    ...(includeWipPactsSince === undefined ? {} : { includeWipPactsSince }),
    ...(providerBranch === undefined ? {} : { providerVersionBranch: providerBranch }),
    ...(providerVersion === undefined ? {} : { providerVersion, publishVerificationResult: true }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
  };
}
