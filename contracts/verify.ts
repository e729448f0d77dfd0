import type { Model } from '../generator/model/model.ts';
import type { Listener } from './events.ts';
import { unknownInstanceId } from './merchant/ids.ts';
import { createMerchant } from './merchant/merchant.ts';
import { UnreachableError } from './merchant/unreachable.ts';
import { checkBilling } from './need.ts';
import { pactSource } from './pact/pact-source.ts';
import type { Calls, Report, Result, Status } from './result.ts';
import { checkSource } from './run-checks.ts';
import { select } from './select.ts';
import { aboutInstance } from './session/sound-fields.ts';
import type { Planned, Run, Source } from './source.ts';

export interface VerifyOptions {
  /** The merchant's address for the callbacks of the guide. */
  readonly url: string;
  /** Access key that is bound to the address. */
  readonly key: string;
  readonly model: Model;
  /** Kinds of calls to make; both unless told. */
  readonly calls?: readonly Calls[];
  /** Billing modes of the merchant's products; all unless told. */
  readonly billing?: readonly string[];
  /** Patterns of what to verify; everything unless told. */
  readonly only?: readonly string[];
  /** Patterns of what to leave out. */
  readonly skip?: readonly string[];
  /** How many checks may run at the same time; 8 unless told. */
  readonly concurrency?: number;
  /** Seconds until a request is given up; 5 unless told. */
  readonly timeout?: number;
  /** Environment variable that commands in the report take the key from; KOO_ACCESS_KEY unless told. */
  readonly keyEnv?: string;
  readonly fetch?: typeof fetch;
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
 * @throws SelectionError when `only`, `skip` or `billing` name something unknown
 * @throws UnreachableError when there is no server
 */
export async function verify(options: VerifyOptions, listen: Listener = () => {}): Promise<Report> {
  const run = withDefaults(options);
  checkBilling(run);
  const plan = planOf(run.model);
  const chosen = select(plan, options.only ?? [], options.skip ?? []);
  const startedAt = new Date();
  listen({ type: 'started', guide: run.guide, url: run.url });
  await reach(run);

  const results: Result[] = [];
  for (const source of sources) {
    await source.run(run, chosen, (result) => {
      results.push(result);
      listen({ type: 'finished', result });
    });
  }
  const report = reportOf(run, startedAt, inOrder(results, plan));
  listen({ type: 'ended', report });
  return report;
}

function withDefaults(options: VerifyOptions): Run {
  const {
    calls = ['debug', 'real'],
    billing = [],
    concurrency = 8,
    timeout = 5,
    keyEnv = 'KOO_ACCESS_KEY',
    fetch: send = fetch,
    ...given
  } = options;
  return { ...given, guide: given.model.id, calls, billing, concurrency, timeout, keyEnv, fetch: send };
}

/**
 * Asks about an instance that nobody knows, which changes nothing; any answer will do, also half of one. A server that
 * is slow in one callback is there; one that is silent in two is not.
 */
async function reach(run: Run): Promise<void> {
  const merchant = createMerchant({ ...run, calls: run.calls[0] ?? 'debug' });
  for (const [exchange, last] of [
    ['queryInstance', false] as const,
    ['updateInstanceStatus', true] as const,
  ]) {
    try {
      await merchant.send(exchange, aboutInstance[exchange](unknownInstanceId()));
      return;
    } catch (error) {
      if (!(error instanceof UnreachableError) || error.reason === 'connection') throw error;
      if (error.reason !== 'time-out') return;
      if (last) throw error;
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
