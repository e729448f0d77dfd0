import { bookOf } from '../guides/book.ts';
import { createMerchant } from '../merchant/merchant.ts';
import { notNeeded } from '../need.ts';
import { type LabelledExchange, startSigningProxy } from '../proxy/signing-proxy.ts';
import type { Calls } from '../result.ts';
import type { Run } from '../source.ts';
import { createStates, type States, type StateValues } from './provider-states.ts';
import { startStateServer } from './state-server.ts';

export interface StageOptions extends Omit<Run, 'calls' | 'concurrency'> {
  /** Marks all requests as debugging or as real calls, whatever the examples say. */
  readonly calls: Calls;
  /** How many states may be set up at the same time; 8 unless told. */
  readonly concurrency?: number;
}

/** What Pact's verifier plays on: a proxy that signs for the merchant, and a server for the provider states. */
export interface Stage {
  /** Options of Pact's verifier that say where to find them. */
  readonly verifier: {
    readonly providerBaseUrl: string;
    readonly providerStatesSetupUrl: string;
    readonly followRedirects: boolean;
    readonly timeout: number;
    readonly logLevel: 'error';
  };
  /** What passed through the proxy, by label. */
  readonly passed: ReadonlyMap<string, LabelledExchange>;
  readonly states: States;
}

/** Header that the proxy knows an interaction by. */
export const labelHeader = 'X-Koocontract-Label';

/**
 * Starts the stage; whatever was opened for the states is released when it is cleaned up.
 *
 * @param valuesFor values of a labelled interaction's state
 * @throws Error when nobody knows how to bring a merchant of the guide into a state
 */
export async function setStage(
  options: StageOptions,
  cleanup: AsyncDisposableStack,
  valuesFor: (label: string, states: States) => Promise<StateValues>,
): Promise<Stage> {
  const { model, url } = options;
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
  const stateServer = await startStateServer((label) => valuesFor(label, states));
  cleanup.defer(() => stateServer.close());
  return {
    verifier: {
      providerBaseUrl: proxy.url,
      providerStatesSetupUrl: stateServer.url,
      followRedirects: false,
      // Proxy and state server answer in time by themselves, and with better words.
      timeout: 600_000,
      logLevel: 'error',
    },
    passed,
    states,
  };
}

function missingGuide({ guide }: Pick<Run, 'guide'>): never {
  throw new Error(`Nobody knows how to bring a merchant of the guide ${guide} into a state.`);
}
