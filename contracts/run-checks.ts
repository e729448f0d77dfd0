import { checksOf } from './checks/all-checks.ts';
import type { Check, Stage } from './checks/check.ts';
import { bookOf } from './guides/book.ts';
import { inParallel } from './in-parallel.ts';
import { judge } from './judge.ts';
import { createMerchant } from './merchant/merchant.ts';
import { isMandatory, notNeeded, notSold } from './need.ts';
import type { Calls, Result } from './result.ts';
import { createLog, type Log } from './session/log.ts';
import { openSession, type Session } from './session/session.ts';
import { type Planned, type Run, type Source, scopeOf } from './source.ts';

/** The named checks as a source of results. */
export const checkSource: Source = {
  plan: (model, scope) => checksOf(model, scope).map(planned),

  async run(run, chosen, emit, { begin, enough, giveUp }) {
    const log = createLog(run.silent);
    const sessions = run.calls.flatMap((calls) => sessionFor(run, calls, log) ?? []);
    const jobs = checksOf(run.model, scopeOf(run)).flatMap((check) =>
      sessionsFor(check, sessions).map((session) => ({ check, session })),
    );
    // Who got no answer in time names this check, so it has to say something, chosen or not; debugging cases name none.
    const isDue = (check: Check) => chosen.has(check.id) || (isTimeCheck(check) && log.late.length > 0);
    for (const stage of stages) {
      const due = jobs.filter(({ check }) => check.stage === stage && isDue(check));
      await inParallel(lanesOf(stage, due), run.concurrency, async (lane) => {
        for (const { check, session } of lane) {
          const reason = enough.aborted
            ? String(enough.reason)
            : (notNeeded(run, check.exchange) ?? notSold(run, check.billing));
          if (reason !== undefined) {
            emit(skipped(check, session.calls, reason));
            continue;
          }
          begin(check.id);
          emit(await judge(check, session, log, run));
        }
      });
    }
    if (log.stopped()?.isLate) giveUp('The server does not answer in time; see transport.in-time.');
    await inParallel(sessions, 1, (session) => session.tidyUp(run.concurrency));
  },
};

interface Job {
  readonly check: Check;
  readonly session: Session;
}

/** The one check that fails for answers that come too late. */
function isTimeCheck({ id }: Check): boolean {
  return id === 'transport.in-time';
}

const stages: readonly Stage[] = ['plain', 'life', 'provoking', 'alone', 'generated', 'review', 'caller'];

/** Checks in one lane run one after the other: the life of a subject is a sequence. */
function lanesOf(stage: Stage, jobs: readonly Job[]): readonly (readonly Job[])[] {
  if (stage === 'alone') return [jobs];
  if (stage !== 'life') return jobs.map((job) => [job]);
  return Object.values(Object.groupBy(jobs, ({ session }) => session.calls));
}

function sessionsFor({ calls }: Check, sessions: readonly Session[]): readonly Session[] {
  if (calls === 'each') return sessions;
  if (calls === 'any') return sessions.slice(0, 1);
  if (calls === 'last') return sessions.slice(-1);
  return sessions.filter((session) => session.calls === calls);
}

function sessionFor(run: Run, calls: Calls, log: Log): Session | undefined {
  const book = bookOf(run.model);
  if (book === undefined) return undefined;
  const modes = ['period', 'pay-per-use', 'one-time'] as const;
  return openSession({
    merchant: createMerchant({ ...run, calls }),
    book,
    calls,
    billing: modes.find((mode) => run.billing.includes(mode)) ?? 'period',
    given: run.given,
    key: run.key,
    url: run.url,
    timeout: run.timeout,
    concurrency: run.concurrency,
    encryptSecret: run.encryptSecret,
    dice: run.dice,
    isNeeded: (exchange) => notNeeded(run, exchange) === undefined,
    isMandatory: (exchange) => isMandatory(run, exchange),
    isSold: (mode) => notSold(run, mode) === undefined,
    platformCalls: run.platformCalls,
    log,
  });
}

function planned({ id, exchange, title, rule }: Check): Planned {
  return { id, kind: 'check', exchange, title, rule };
}

function skipped(check: Check, calls: Calls, message: string): Result {
  return { ...planned(check), calls, status: 'skip', message, durationMs: 0 };
}
