import { listAt } from '../../generator/load/openapi.ts';
import type { Model } from '../../generator/model/model.ts';
import { purposeOf } from '../background/background.ts';
import { hasRole } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import { findGuide } from '../guides/find-guide.ts';
import type { Entity } from '../guides/guide.ts';
import { sendAgain } from '../merchant/reproduce.ts';
import { requestField } from '../merchant/schema-fields.ts';
import { UnreachableError } from '../merchant/unreachable.ts';
import { isMandatory } from '../need.ts';
import { withoutKey } from '../proxy/record.ts';
import type { Calls, Result } from '../result.ts';
import type { Planned, Run } from '../source.ts';
import { excuseFor } from './excuse-for.ts';
import { type Interaction, saidIn } from './interactions.ts';
import { mismatchWords } from './mismatch-words.ts';
import type { Mismatch, Verdict } from './run-verifier.ts';
import { StateError } from './state-error.ts';

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
type Verification = Omit<Run, 'calls' | 'concurrency'> & { readonly calls: Calls };

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
 * @param offered exchanges that succeeded in another interaction
 */
export function resultOf(
  outcome: Outcome,
  broken: ReadonlySet<string>,
  offered: ReadonlySet<string>,
  run: Verification,
): Result {
  const { interaction, verdict, stateError } = outcome;
  const planned = { ...plannedOf(interaction), calls: run.calls, durationMs: verdict?.durationMs ?? 0 };
  if (verdict?.ok === true) return { ...planned, status: 'pass', message: '' };
  const finding = stateError === undefined ? answerFinding(outcome, run) : stateFinding(outcome, broken, run);
  // "Not offered" can't be told from "broken".
  const status = finding.status === 'fail' && isOptional(outcome, offered, run) ? 'warn' : finding.status;
  const background = status === 'skip' ? undefined : purposeOf(interaction.exchange);
  return { ...planned, ...finding, status, background };
}

/** What need not be offered: by the guide's word, by the merchant's billing modes, or as the answer itself says. */
function isOptional(
  { interaction, exchanged }: Outcome,
  offered: ReadonlySet<string>,
  run: Verification,
): boolean {
  const { exchange, example } = interaction;
  const { steps, habits, cast, entities = [] } = findGuide(run.model) ?? {};
  // A changed renewal comes only to products that can be changed, although every product gets renewals.
  if (saidIn(example)['scene'] === 'RENEWAL_CHANGE') return true;
  if (cast?.query === exchange.name && !isMandatory(run, exchange.name)) return true;
  if (hasListAsText(interaction, run.model) || changesUnknown(interaction, entities)) return true;
  if (!(habits?.optional.includes(exchange.name) ?? exchange.optional)) return false;
  const step = steps?.find((each) => each.exchange === exchange.name);
  if (step?.severity === 'warning') return true;
  return !offered.has(exchange.name) && exchanged !== undefined && hasRole(exchanged, 'invalid');
}

/** Older pages have a list as text, too; who reads the newest alone is right. */
function hasListAsText({ exchange, example }: Interaction, model: Model): boolean {
  return Object.entries(saidIn(example)).some(
    ([name, value]) =>
      typeof value === 'string' && listAt(requestField(model, exchange, name), 'type').includes('array'),
  );
}

/** No state adds the entries of a list before they are changed, and only a deletion must not mind that. */
function changesUnknown({ exchange, example }: Interaction, entities: readonly Entity[]): boolean {
  const isListed = entities.some((entity) => entity.exchange === exchange.name && entity.list !== undefined);
  return isListed && Number(saidIn(example)['flag']) > 1;
}

function answerFinding({ verdict, exchanged, failure, expected }: Outcome, run: Verification): Finding {
  if (exchanged === undefined)
    return { status: 'fail', message: 'Pact sent no request. Please report this.' };
  const sent = { request: exchanged.sent, reproduce: sendAgain(run, exchanged) };
  if (failure !== undefined)
    return { status: 'fail', message: failure, expected, actual: 'no answer', ...sent };
  const excuse = excuseFor(exchanged, run);
  if (excuse !== undefined) return { status: 'skip', message: excuse };
  const { mismatches = [] } = verdict ?? {};
  const message = `The answer does not fit the contract: ${withoutKey(mismatchWords(mismatches), run.key)}.`;
  return {
    status: mismatches.length > 0 && mismatches.every((each) => isLoose(each, run)) ? 'warn' : 'fail',
    message,
    expected,
    actual: actualOf(exchanged),
    ...sent,
    response: exchanged.received,
  };
}

/** HTTP status and content type, where the guide documents none. */
function isLoose({ type, place }: Mismatch, { model }: Verification): boolean {
  const isOfTransport =
    ['StatusMismatch', 'BodyTypeMismatch'].includes(type) ||
    (type === 'HeaderMismatch' && place === 'Content-Type');
  return isOfTransport && findGuide(model)?.habits.looseAnswers === true;
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
    return { status: 'fail', message, request: sent, reproduce: sendAgain(run, stateError) };
  }
  if (!(stateError instanceof StateError)) throw stateError;
  const { exchange, exchanged, optional } = stateError;
  const message = `${begin} ${stateError.message}.`;
  const excuse = exchanged === undefined ? undefined : excuseFor(exchanged, run);
  if (excuse !== undefined) return { status: 'skip', message: `${message} ${excuse}` };
  if (optional || broken.has(exchange)) return { status: 'skip', message };
  if (exchanged === undefined) return { status: 'fail', message };
  const { sent, received } = exchanged;
  return { status: 'fail', message, request: sent, response: received, reproduce: sendAgain(run, exchanged) };
}

function actualOf({ received: { status, headers, body } }: Exchanged): string {
  const excerpt = body.length <= 300 ? body : `${body.slice(0, 299)}…`;
  return `HTTP ${status}, ${headers['content-type'] ?? 'no content type'}, ${excerpt === '' ? 'no body' : excerpt}`;
}
