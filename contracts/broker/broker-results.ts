import { textAt } from '../../generator/load/openapi.ts';
import type { Interaction } from '../pact/interactions.ts';
import { mismatchWords } from '../pact/mismatch-words.ts';
import { demandOf } from '../pact/pact-file.ts';
import { type Outcome, resultOf } from '../pact/result-of.ts';
import type { Verdict } from '../pact/run-verifier.ts';
import type { StageOptions } from '../pact/stage.ts';
import type { LabelledExchange } from '../proxy/signing-proxy.ts';
import { printable, shorten } from '../reports/words.ts';
import type { Result } from '../result.ts';
import type { FoundInteraction } from './labelled.ts';

/** An interaction of the broker, and what it is about. */
export interface BrokerInteraction extends FoundInteraction {
  /** Of its result; the label that its request bears, too. */
  readonly id: string;
  /** The same as one of ours, or why nobody knows which exchange it is about. */
  readonly meant: Interaction | string;
}

/** What was seen of a run, by label where it has one. */
export interface Seen {
  readonly interactions: readonly BrokerInteraction[];
  /** In the order in which Pact has verified. */
  readonly verdicts: readonly Verdict[];
  readonly passed: ReadonlyMap<string, LabelledExchange>;
  readonly stateErrors: ReadonlyMap<string, unknown>;
}

/**
 * The results of a broker's interactions, in the order of its pacts. What Pact takes for a failure is one here, too, since
 * the broker is told so; only pending ones are warnings.
 */
export function resultsOf(seen: Seen, options: StageOptions): Result[] {
  const left = [...seen.verdicts];
  const outcomes = seen.interactions.map((interaction) => ({
    interaction,
    verdict: take(left, interaction),
  }));
  const isBroken = ({ verdict, interaction }: (typeof outcomes)[number]): boolean =>
    verdict?.ok !== true && !seen.stateErrors.has(interaction.id);
  const exchangesOf = (some: typeof outcomes) =>
    new Set(
      some.flatMap(({ interaction: { meant } }) => (typeof meant === 'string' ? [] : [meant.exchange.name])),
    );
  const broken = exchangesOf(outcomes.filter(isBroken));
  const offered = exchangesOf(outcomes.filter(({ verdict }) => verdict?.ok));
  return outcomes.map(({ interaction, verdict }) => {
    const { meant, written } = interaction;
    const title = titleOf(interaction);
    const counts = { status: statusOf(verdict) };
    if (typeof meant === 'string') return { ...unknown(interaction, verdict, options), title, ...counts };
    const { exchanged, failure } = seen.passed.get(interaction.id) ?? {};
    const outcome: Outcome = {
      interaction: meant,
      verdict,
      exchanged,
      failure,
      stateError: seen.stateErrors.get(interaction.id),
      expected: demandOf(written),
    };
    return { ...resultOf(outcome, broken, offered, options), title, ...counts };
  });
}

/** The verdicts come in the order of the pacts, and several versions of a consumer may have the same interaction. */
function take(verdicts: Verdict[], { consumer, written }: BrokerInteraction): Verdict | undefined {
  const description = textAt(written, 'description');
  const index = verdicts.findIndex(
    (verdict) => verdict.consumer === consumer && verdict.description === description,
  );
  return index === -1 ? undefined : verdicts.splice(index, 1)[0];
}

function statusOf(verdict: Verdict | undefined): Result['status'] {
  if (verdict?.ok === true) return 'pass';
  return verdict?.pending === true ? 'warn' : 'fail';
}

function titleOf({ consumer, consumerVersion, written }: BrokerInteraction): string {
  const words = `The pact with ${[consumer, consumerVersion].join(' ').trim()} is kept: ${textAt(written, 'description')}`;
  return printable(shorten(words, 300)).replaceAll(/\s+/g, ' ');
}

function unknown(
  { id, meant }: BrokerInteraction,
  verdict: Verdict | undefined,
  { calls }: StageOptions,
): Omit<Result, 'title' | 'status'> {
  const words = verdict === undefined ? 'Pact has not verified it' : mismatchWords(verdict.mismatches);
  return {
    id,
    kind: 'pact',
    exchange: '',
    calls,
    rule: { source: '', section: '', page: '' },
    message: verdict?.ok === true ? '' : `${String(meant)} The answer does not fit the contract: ${words}.`,
    durationMs: verdict?.durationMs ?? 0,
  };
}
