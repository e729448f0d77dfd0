import { listAt, recordAt } from '../../generator/load/openapi.ts';
import type { Calls, Result } from '../result.ts';
import type { Planned, Source } from '../source.ts';
import type { Broker } from './broker.ts';
import type { Passage } from './forwarder.ts';
import type { BrokerOutcome } from './verify-broker.ts';

const planned: Planned = {
  id: 'pact.broker',
  kind: 'pact',
  exchange: '',
  title: "The Pact Broker has pacts of the merchant's consumers, and takes the result",
  rule: { source: 'docs/pacts.md', section: 'Pact Broker', page: '' },
};

/**
 * The pacts that a broker has of the merchant's consumers, as a source of results, in place of the guide's own. They are
 * verified as a whole or not at all: a broker wants the result of whole pacts.
 */
export const brokerSource: Source = {
  plan: (_model, { plan = 'full', fromBroker = false } = {}) =>
    plan === 'full' && fromBroker ? [planned] : [],

  async run(run, chosen, emit, { begin, enough }) {
    const { broker } = run;
    if (broker === undefined || !chosen.has(planned.id)) return;
    const calls = run.calls.includes('debug') ? 'debug' : 'real';
    if (enough.aborted) {
      emit({ ...planned, calls, status: 'skip', message: String(enough.reason), durationMs: 0 });
      return;
    }
    begin(planned.id);
    const started = performance.now();
    const { verifyBroker } = await import('./verify-broker.ts');
    const outcome = await verifyBroker({ ...run, broker, calls });
    for (const result of outcome.results) emit(result);
    emit(exchangeWith(broker, outcome, calls, Math.round(performance.now() - started)));
  },
};

/** What became of the conversation with the broker. */
function exchangeWith(broker: Broker, outcome: BrokerOutcome, calls: Calls, durationMs: number): Result {
  const common = { ...planned, calls, durationMs };
  const message = troubleWith(broker, outcome);
  return message === undefined
    ? { ...common, status: 'pass', message: '' }
    : { ...common, status: 'fail', message, ...lastRefusal(outcome.passages) };
}

function troubleWith(
  broker: Broker,
  { results, passages, publishLinks, failure }: BrokerOutcome,
): string | undefined {
  const refused = passages.findLast(isRefusal);
  const { provider, providerVersion, url } = broker;
  if (results.length === 0) {
    if (refused !== undefined) return `${wordsFor(refused, url)} ${adviceOn(refused)}`;
    const listed = passages.findLast(({ method }) => method === 'POST');
    if (listed !== undefined && listAt(recordAt(listed.answer, '_embedded'), 'pacts').length === 0)
      return `The broker has no pact for the provider ${provider} that the selectors choose: ${JSON.stringify(broker.selectors)}. Publish one with \`pact-broker publish\`, name the provider with --provider-name, or choose other versions with --consumer-version-selectors.`;
    return `Nothing was verified. ${failure}`;
  }
  if (failure !== '') return `Pact has given up: ${failure}`;
  if (providerVersion === undefined) return undefined;
  const published = new Set(
    passages.flatMap(({ method, url: at, status = 999 }) =>
      method === 'POST' && status < 300 ? [pathOf(at)] : [],
    ),
  );
  // A broker may call itself by another name than we do; Pact goes by the path.
  const missing = publishLinks.filter((link) => !published.has(pathOf(link))).length;
  if (missing === 0) return undefined;
  const reason =
    refused === undefined ? 'Pact does not say why.' : `${wordsFor(refused, url)} ${adviceOn(refused)}`;
  return `The result of ${missing} of ${publishLinks.length} pacts was not published for version ${providerVersion} of ${provider}. ${reason}`;
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}

function isRefusal({ status = 999 }: Passage): boolean {
  return status >= 400;
}

function wordsFor({ method, url, status, reason }: Passage, { host }: URL): string {
  if (status === undefined) return `The Pact Broker at ${host} can't be reached: ${reason}.`;
  return `The Pact Broker at ${host} answered ${method} ${pathOf(url)} with HTTP ${status}${reason === '' ? '' : `: ${reason}`}.`;
}

function adviceOn({ status }: Passage): string {
  if (status === undefined) return 'Is the address right, and is it running?';
  if (status === 401 || status === 403)
    return 'Set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, to credentials that may read pacts and publish results.';
  if (status === 404) return 'Is this the address of a Pact Broker, with the path that it stands at?';
  return '';
}

function lastRefusal(passages: readonly Passage[]): Pick<Result, 'expected' | 'actual'> {
  const refused = passages.findLast(isRefusal);
  if (refused === undefined) return {};
  return {
    expected: 'an answer of HTTP 2xx',
    actual: refused.status === undefined ? 'none' : `HTTP ${refused.status}`,
  };
}
