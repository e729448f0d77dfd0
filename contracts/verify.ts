import type { Exchange, Model } from '../generator/model/model.ts';
import type { Broker } from './broker/broker.ts';
import { brokerSource } from './broker/broker-source.ts';
import type { Dice } from './dice.ts';
import type { Listener } from './events.ts';
import { bookOf, requestOf, unknownSubject } from './guides/book.ts';
import type { Subject } from './guides/guide.ts';
import { hasDebugging } from './merchant/debugging-mark.ts';
import { createMerchant } from './merchant/merchant.ts';
import type { EncryptSecret } from './merchant/secret-fields.ts';
import { UnreachableError } from './merchant/unreachable.ts';
import { checkBilling } from './need.ts';
import { pactSource } from './pact/pact-source.ts';
import { type Plan, plans, type Scope } from './plan.ts';
import type { PlatformCall } from './platform/platform-call.ts';
import { reportOf } from './report-of.ts';
import type { Calls, Report, Result } from './result.ts';
import { checkSource } from './run-checks.ts';
import { SelectionError, select } from './select.ts';
import { type Course, endedEarly, type Planned, type Run, type Source, scopeOf } from './source.ts';
import { expiredWaivers, type Waiver, waive } from './waivers.ts';

export interface VerifyOptions {
  /** The merchant's address for the callbacks of the guide. */
  readonly url: string;
  /** Access key that is bound to the address. */
  readonly key: string;
  /** Names the key, for schemes that send its name along. */
  readonly keyId?: string | undefined;
  readonly model: Model;
  /** `full` unless told; the others make debugging calls only. */
  readonly plan?: Plan;
  /** What the merchant calls a platform of ours for while it is verified, which grows; judged when it is given. */
  readonly platformCalls?: readonly PlatformCall[] | undefined;
  /** Where the pacts come from, in place of the guide's own. */
  readonly broker?: Broker | undefined;
  /** Kinds of calls to make; both unless told. */
  readonly calls?: readonly Calls[] | undefined;
  /** Billing modes of the merchant's products; all unless told. */
  readonly billing?: readonly string[];
  /** Patterns of what to verify; everything unless told. */
  readonly only?: readonly string[];
  /** Patterns of what to leave out. */
  readonly skip?: readonly string[];
  /** Verifies nothing more after the first failure; what was opened is still released. */
  readonly bail?: boolean;
  /** How many checks may run at the same time; 8 unless told. */
  readonly concurrency?: number;
  /** Details of every purchase that the merchant must know, such as a licence code; made up unless told. */
  readonly given?: Subject;
  /** Encrypts with the merchant's public key, for guides that send secrets. */
  readonly encryptSecret?: EncryptSecret | undefined;
  /** How random cases are made; always the same 40 for each exchange unless told. */
  readonly dice?: Dice | undefined;
  /** Seconds until a request is given up; unless told the longest documented time-out of the guide, at most 30 s. */
  readonly timeout?: number | undefined;
  /** Environment variable that commands in the report take the key from; KOO_ACCESS_KEY unless told. */
  readonly keyEnv?: string;
  /** Further words of the command line that commands in the report repeat. */
  readonly repeated?: readonly string[];
  /** As the configuration calls the merchant. */
  readonly merchant?: string | undefined;
  /** Those that concern the merchant. */
  readonly waivers?: readonly Waiver[];
}

/** Where results come from, in the order of the report. */
const sources: readonly Source[] = [checkSource, pactSource, brokerSource];

/** Everything that can be verified for a guide, in a scope. */
export function planOf(model: Model, scope: Scope = {}): readonly Planned[] {
  return sources.flatMap((source) => source.plan(model, scope));
}

/** Everything that any verification of a guide can be about. */
export function everythingOf(model: Model): readonly Planned[] {
  return plans.flatMap((plan) => planOf(model, { plan, hears: true }));
}

/**
 * Verifies a running merchant against what the platform expects. It opens instances of its own, and releases them.
 *
 * @param listen hears of the start, of each result as it comes, and of the end
 * @returns the report, its results in the order of the plan
 * @throws SelectionError when `only`, `skip`, `billing`, `given` or `calls` name something that the guide does not know
 * @throws UnreachableError when there is no server
 */
export async function verify(options: VerifyOptions, listen: Listener = () => {}): Promise<Report> {
  const { run, plan, chosen } = choose(options);
  const { waivers = [] } = options;
  const startedAt = new Date();
  listen({ type: 'started', guide: run.guide, url: run.url });
  const silent = await reach(run);

  const results: Result[] = [];
  const enough = new AbortController();
  const course: Course = {
    begin: (id) => listen({ type: 'running', id }),
    enough: enough.signal,
    giveUp: (reason) => enough.abort(reason),
  };
  const today = startedAt.toISOString().slice(0, 10);
  const emit = (found: Result) => {
    const result = waive(found, waivers, today);
    results.push(result);
    listen({ type: 'finished', result });
    if (options.bail === true && result.status === 'fail') enough.abort(endedEarly);
  };
  for (const source of sources) {
    await source.run({ ...run, silent }, chosen, emit, course);
  }
  for (const result of expiredWaivers(results, waivers, today)) emit(result);
  const report = reportOf({ ...run, merchant: options.merchant }, startedAt, inOrder(results, plan));
  listen({ type: 'ended', report });
  return report;
}

/**
 * What a verification would do; nothing is sent.
 *
 * @throws SelectionError as `verify` does
 */
export function choose(options: VerifyOptions): {
  readonly run: Run;
  readonly plan: readonly Planned[];
  readonly chosen: ReadonlySet<string>;
} {
  const run = withDefaults(options);
  checkBilling(run);
  checkGiven(run);
  const { only = [], skip = [] } = options;
  checkScope(run, only);
  const scope = scopeOf(run);
  const plan = planOf(run.model, scope);
  // What is not there anyway may well be left out.
  const left = scope.hears === true ? skip : skip.filter((pattern) => !isAboutCalls(pattern));
  return { run, plan, chosen: select(plan, only, left) };
}

function withDefaults({ timeout, ...options }: VerifyOptions): Run {
  const { model, plan = 'full' } = options;
  const usual =
    plan === 'full'
      ? Math.min(patience, Math.max(5, ...model.exchanges.map(documentedTimeout)))
      : debuggingPatience;
  return {
    guide: model.id,
    billing: [],
    concurrency: 8,
    keyEnv: 'KOO_ACCESS_KEY',
    given: {},
    encryptSecret: undefined,
    ...options,
    plan,
    calls: callsOf(options),
    timeout: timeout ?? usual,
  };
}

/** Seconds that nobody waits longer for an answer unless told: some may take minutes by their guide. */
const patience = 30;

/** Seconds that the Seller Center waits for an answer (access_topic_0000008). */
const debuggingPatience = 20;

function documentedTimeout({ delivery }: Exchange): number {
  return delivery?.timeout ?? 0;
}

/** Guides without a mark for debugging calls know real ones only. */
function callsOf({ model, calls, plan = 'full' }: VerifyOptions): readonly Calls[] {
  if (plan !== 'full') return debuggingCalls(plan, calls);
  if (hasDebugging(model)) return calls ?? ['debug', 'real'];
  if (calls?.includes('real') ?? true) return ['real'];
  throw new SelectionError(`The guide ${model.id} knows no debugging calls: every call to it is a real one.`);
}

/** @throws SelectionError when real calls are wanted */
function debuggingCalls(plan: Plan, calls: readonly Calls[] = ['debug']): readonly Calls[] {
  if (calls.every((kind) => kind === 'debug')) return ['debug'];
  throw new SelectionError(
    `The plan ${plan} makes debugging calls only, as the Seller Center does. Leave --calls out, or choose --plan full.`,
  );
}

/** @throws SelectionError for a plan that the guide does not have */
export function checkPlan(model: Model, plan: Plan): void {
  if (plan === 'full' || planOf(model, { plan }).length > 0) return;
  throw new SelectionError(
    `The guide ${model.id} knows no debugging cases, so there is no plan ${plan} for it. Leave --plan out.`,
  );
}

/** @throws SelectionError for a plan that the guide does not have, and for calls of the merchant that nobody hears */
function checkScope({ model, plan = 'full', platformCalls }: Run, only: readonly string[]): void {
  checkPlan(model, plan);
  if (platformCalls !== undefined && bookOf(model)?.guide.openApis === undefined) {
    throw new SelectionError(
      `Merchants of ${model.id} need not call the platform. Leave --platform-port out.`,
    );
  }
  const unheard = only.find(isAboutCalls);
  if (unheard !== undefined && platformCalls === undefined) {
    throw new SelectionError(
      `${unheard} is about calls that the merchant makes to the platform. Let koocontract play the platform: add --platform-port 4010, and let the merchant call http://127.0.0.1:4010.`,
    );
  }
}

/** Whether a pattern of checks is about what the merchant calls. */
function isAboutCalls(pattern: string): boolean {
  return /^caller\b/.test(pattern);
}

/** @throws SelectionError for a detail that purchases of the guide don't have */
function checkGiven({ model, given }: Run): void {
  const known = Object.keys(bookOf(model)?.guide.fresh('period') ?? {});
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new SelectionError(`Nothing can be set for ${unknown}. There are: ${known.join(', ')}.`);
}

/**
 * Asks about something that nobody knows, which changes nothing; any answer will do, also half of one. A server that is
 * slow in one callback may be fast in the others; one that is silent in two is silent in all.
 *
 * @returns how that ended, when the server took the connection but gave no answer
 * @throws UnreachableError when there is no connection
 */
async function reach(run: Run): Promise<UnreachableError | undefined> {
  const book = bookOf(run.model);
  if (book === undefined) return undefined;
  const { guide } = book;
  let silent: UnreachableError | undefined;
  const merchant = createMerchant({ ...run, calls: run.calls[0] ?? 'debug' });
  for (const exchange of guide.cast.idle) {
    try {
      await merchant.send(exchange, requestOf(book, { exchange }, unknownSubject(guide)));
      return undefined;
    } catch (error) {
      if (!(error instanceof UnreachableError) || error.reason === 'connection') throw error;
      if (error.reason !== 'time-out') return undefined;
      silent = error;
    }
  }
  return silent;
}

function inOrder(results: readonly Result[], plan: readonly Planned[]): Result[] {
  const places = new Map(plan.map(({ id }, index) => [id, index]));
  const place = ({ id, calls }: Result) => (places.get(id) ?? plan.length) * 2 + (calls === 'debug' ? 0 : 1);
  return results.toSorted((a, b) => place(a) - place(b));
}
