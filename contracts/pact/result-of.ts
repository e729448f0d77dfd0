import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchanged } from '../exchanged.ts';
import { sendAgain, type Target } from '../merchant/reproduce.ts';
import { UnreachableError } from '../merchant/unreachable.ts';
import { withoutKey } from '../proxy/record.ts';
import type { Calls, Result } from '../result.ts';
import type { Planned } from '../source.ts';
import type { Interaction } from './interactions.ts';
import { mismatchWords } from './mismatch-words.ts';
import { StateError } from './provider-states.ts';
import type { Verdict } from './run-verifier.ts';

/** All that is known of one verified interaction. */
export interface Outcome {
  readonly interaction: Interaction;
  /** `undefined` when Pact gave none. */
  readonly verdict: Verdict | undefined;
  /** What passed through the proxy; `undefined` when the request was not sent. */
  readonly exchanged: Exchanged | undefined;
  /** Why the merchant gave no answer. */
  readonly failure: string | undefined;
  /** Why the provider state was not reached: a StateError or an UnreachableError. */
  readonly stateError: unknown;
  /** What the merchant must at least answer, in words. */
  readonly expected: string;
}

/** What all results of a run have in common. */
interface Verification extends Target {
  readonly calls: Calls;
  readonly key: string;
}

type Finding = Pick<
  Result,
  'status' | 'message' | 'expected' | 'actual' | 'request' | 'response' | 'reproduce'
>;

/** What is verified for an interaction. */
export function plannedOf({ id, exchange, example }: Interaction): Planned {
  const [source = '', ...section] = (exchange.source?.section ?? '').split(' ');
  const summary = example.summary === '' ? example.name : example.summary;
  return {
    id,
    kind: 'pact',
    exchange: exchange.name,
    title: `${exchange.name} keeps its contract: ${summary}.`,
    rule: { source, section: section.join(' '), page: exchange.source?.page ?? '' },
  };
}

/**
 * The result of one interaction, as it stands in the report.
 *
 * @param broken exchanges that failed themselves: what only depends on one of them is skipped
 */
export function resultOf(outcome: Outcome, broken: ReadonlySet<string>, run: Verification): Result {
  const { interaction, verdict, stateError } = outcome;
  const planned = { ...plannedOf(interaction), calls: run.calls, durationMs: verdict?.durationMs ?? 0 };
  if (verdict?.ok === true) return { ...planned, status: 'pass', message: '' };
  const finding = stateError === undefined ? answerFinding(outcome, run) : stateFinding(outcome, broken, run);
  // "Not offered" can't be told from "broken".
  const status = finding.status === 'fail' && isOptional(interaction) ? 'warn' : finding.status;
  return { ...planned, ...finding, status };
}

/** A changed renewal comes only to products that can be changed, although every product gets renewals. */
function isOptional({ exchange, example }: Interaction): boolean {
  return exchange.optional || (isRecord(example.body) && example.body['scene'] === 'RENEWAL_CHANGE');
}

function answerFinding({ verdict, exchanged, failure, expected }: Outcome, run: Verification): Finding {
  if (exchanged === undefined)
    return { status: 'fail', message: 'Pact sent no request. Please report this.' };
  const sent = { request: exchanged.sent, reproduce: sendAgain(run, exchanged.sent.body) };
  if (failure !== undefined)
    return { status: 'fail', message: failure, expected, actual: 'no answer', ...sent };
  const mismatches = withoutKey(mismatchWords(verdict?.mismatches ?? []), run.key);
  const message = `The answer does not fit the contract: ${mismatches}.`;
  return {
    status: 'fail',
    message,
    expected,
    actual: actualOf(exchanged),
    ...sent,
    response: exchanged.received,
  };
}

function stateFinding(
  { interaction, stateError }: Outcome,
  broken: ReadonlySet<string>,
  run: Verification,
): Finding {
  const begin = `The state "${interaction.example.state?.name}" was not reached:`;
  if (stateError instanceof UnreachableError) {
    const { exchange, sent, message: reason } = stateError;
    const message = `${begin} ${exchange} got no answer. ${reason}`;
    if (broken.has(exchange)) return { status: 'skip', message };
    return { status: 'fail', message, request: sent, reproduce: sendAgain(run, sent.body) };
  }
  if (!(stateError instanceof StateError)) throw stateError;
  const { exchange, exchanged, optional } = stateError;
  const message = `${begin} ${stateError.message}.`;
  if (optional || broken.has(exchange)) return { status: 'skip', message };
  if (exchanged === undefined) return { status: 'fail', message };
  const { sent, received } = exchanged;
  return { status: 'fail', message, request: sent, response: received, reproduce: sendAgain(run, sent.body) };
}

function actualOf({ received: { status, headers, body } }: Exchanged): string {
  const excerpt = body.length <= 300 ? body : `${body.slice(0, 299)}…`;
  return `HTTP ${status}, ${headers['content-type'] ?? 'no content type'}, ${excerpt === '' ? 'no body' : excerpt}`;
}
