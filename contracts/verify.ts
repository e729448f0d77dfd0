import type { Model } from '../generator/model/model.ts';
import type { Listener } from './events.ts';
import { bookOf, requestOf, unknownSubject } from './guides/book.ts';
import type { Subject } from './guides/guide.ts';
import { hasDebugging } from './merchant/debugging-mark.ts';
import { createMerchant } from './merchant/merchant.ts';
import type { EncryptSecret } from './merchant/secret-fields.ts';
import { UnreachableError } from './merchant/unreachable.ts';
import { checkBilling } from './need.ts';
import { pactSource } from './pact/pact-source.ts';
import type { Calls, Report, Result, Status } from './result.ts';
import { checkSource } from './run-checks.ts';
import { SelectionError, select } from './select.ts';
import type { Course, Planned, Run, Source } from './source.ts';

export interface VerifyOptions {
  /** The merchant's address for the callbacks of the guide. */
  readonly url: string;
  /** Access key that is bound to the address. */
  readonly key: string;
  /** Names the key, for schemes that send its name along. */
  readonly keyId?: string | undefined;
  readonly model: Model;
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
  /** Seconds until a request is given up; the longest documented time-out of the guide unless told. */
  readonly timeout?: number | undefined;
  /** Environment variable that commands in the report take the key from; KOO_ACCESS_KEY unless told. */
  readonly keyEnv?: string;
  /** Further words of the command line that commands in the report repeat. */
  readonly repeated?: readonly string[];
}

/** Where results come from, in the order of the report. */
const sources: readonly Source[] = [checkSource, pactSource];

/** Everything that can be verified for a guide. */
export function planOf(model: Model): readonly Planned[] {
  return sources.flatMap((source) => source.plan(model));
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
  const run = withDefaults(options);
  checkBilling(run);
  checkGiven(run);
  const plan = planOf(run.model);
  const chosen = select(plan, options.only ?? [], options.skip ?? []);
  const startedAt = new Date();
  listen({ type: 'started', guide: run.guide, url: run.url });
  await reach(run);

  const results: Result[] = [];
  const enough = new AbortController();
  const course: Course = { begin: (id) => listen({ type: 'running', id }), enough: enough.signal };
  const emit = (result: Result) => {
    results.push(result);
    listen({ type: 'finished', result });
    if (options.bail === true && result.status === 'fail') enough.abort();
  };
  for (const source of sources) {
    await source.run(run, chosen, emit, course);
  }
  const report = reportOf(run, startedAt, inOrder(results, plan));
  listen({ type: 'ended', report });
  return report;
}

function withDefaults({ timeout, ...options }: VerifyOptions): Run {
  const { model } = options;
  return {
    guide: model.id,
    billing: [],
    concurrency: 8,
    keyEnv: 'KOO_ACCESS_KEY',
    given: {},
    encryptSecret: undefined,
    ...options,
    calls: callsOf(options),
    timeout: timeout ?? Math.max(5, ...model.exchanges.map(({ delivery }) => delivery?.timeout ?? 0)),
  };
}

/** Guides without a mark for debugging calls know real ones only. */
function callsOf({ model, calls }: Pick<VerifyOptions, 'model' | 'calls'>): readonly Calls[] {
  if (hasDebugging(model)) return calls ?? ['debug', 'real'];
  if (calls?.includes('real') ?? true) return ['real'];
  throw new SelectionError(`The guide ${model.id} knows no debugging calls: every call to it is a real one.`);
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
 * slow in one callback is there; one that is silent in two is not.
 */
async function reach(run: Run): Promise<void> {
  const book = bookOf(run.model);
  if (book === undefined) return;
  const { guide } = book;
  const merchant = createMerchant({ ...run, calls: run.calls[0] ?? 'debug' });
  for (const exchange of guide.cast.idle) {
    try {
      await merchant.send(exchange, requestOf(book, { exchange }, unknownSubject(guide)));
      return;
    } catch (error) {
      if (!(error instanceof UnreachableError) || error.reason === 'connection') throw error;
      if (error.reason !== 'time-out') return;
      if (exchange === guide.cast.idle.at(-1)) throw error;
    }
  }
}

function inOrder(results: readonly Result[], plan: readonly Planned[]): Result[] {
  const places = new Map(plan.map(({ id }, index) => [id, index]));
  const place = ({ id, calls }: Result) => (places.get(id) ?? plan.length) * 2 + (calls === 'debug' ? 0 : 1);
  return results.toSorted((a, b) => place(a) - place(b));
}

function reportOf({ guide, url }: Run, startedAt: Date, results: readonly Result[]): Report {
  const count = (wanted: Status) => results.filter(({ status }) => status === wanted).length;
  return {
    guide,
    url,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    summary: { passed: count('pass'), failed: count('fail'), warned: count('warn'), skipped: count('skip') },
    results,
  };
}
