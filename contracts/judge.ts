import { backgroundOf } from './background/background.ts';
import type { Check } from './checks/check.ts';
import { Skipped, Violation } from './checks/verdict.ts';
import type { Exchanged, Received } from './exchanged.ts';
import { checkAgain, sendAgain } from './merchant/reproduce.ts';
import { UnreachableError } from './merchant/unreachable.ts';
import type { Result } from './result.ts';
import type { Log } from './session/log.ts';
import type { Session } from './session/session.ts';
import type { Run } from './source.ts';

/** Runs one check in one kind of calls; whatever happens becomes its verdict. */
export async function judge(check: Check, session: Session, log: Log, target: Run): Promise<Result> {
  const { calls } = session;
  const started = performance.now();
  const verdict = await verdictOf(check, session).catch((error: unknown) => verdictFrom(error, check));
  const { exchanged = evidence(log, check, session, verdict), request = exchanged?.sent, ...words } = verdict;
  return {
    id: check.id,
    kind: 'check',
    exchange: check.exchange,
    calls,
    title: check.title,
    rule: check.rule,
    ...words,
    ...(request === undefined ? {} : { request }),
    ...(exchanged === undefined ? {} : { response: excerpt(exchanged.received) }),
    ...(words.status === 'pass' || words.status === 'skip'
      ? {}
      : {
          background: backgroundOf(target.model, check, exchanged, target.key),
          reproduce: commandFor(check, session, log, target, exchanged),
        }),
    durationMs: Math.round(performance.now() - started),
  };
}

type Verdict = Pick<Result, 'status' | 'message' | 'expected' | 'actual' | 'request'> & {
  readonly exchanged?: Exchanged | undefined;
};

async function verdictOf(check: Check, session: Session): Promise<Verdict> {
  await check.run(session.benchFor(check.id));
  return { status: 'pass', message: '' };
}

function verdictFrom(error: unknown, { severity }: Check): Verdict {
  if (error instanceof Skipped) return { status: 'skip', message: error.message };
  if (error instanceof Violation) {
    const { severity: own = severity, message, expected, actual, exchanged } = error.details;
    const status = own === 'error' ? 'fail' : 'warn';
    return {
      status,
      message: own === 'advice' ? `Advice: ${message}` : message,
      expected,
      actual,
      exchanged,
    };
  }
  if (error instanceof UnreachableError) {
    return {
      status: 'fail',
      message: error.message,
      expected: 'an answer',
      actual: 'none',
      request: error.sent,
    };
  }
  return { status: 'fail', message: `The check itself broke: ${String(error)}. Please report this.` };
}

/** The last exchange of a check that has not named one, unless its last request got no answer. */
function evidence(
  { answers }: Log,
  { id }: Check,
  { calls }: Session,
  { request }: Verdict,
): Exchanged | undefined {
  if (request !== undefined) return undefined;
  return answers.findLast((answered) => answered.check === id && answered.calls === calls)?.exchanged;
}

/** The very request again where it alone shows the fault; else the checks that sent it and that found fault with it. */
function commandFor(
  { id }: Check,
  { calls }: Session,
  { answers }: Log,
  target: Run,
  exchanged: Exchanged | undefined,
): string {
  const answered = answers.find((candidate) => candidate.exchanged === exchanged);
  if (answered === undefined) return checkAgain(target, [id], calls);
  const fellows = answers.filter((other) => other.check === answered.check && other.calls === answered.calls);
  if (answered.repeatable && fellows.length === 1) return sendAgain(target, answered.exchanged);
  return checkAgain(target, [...new Set([answered.check, id])], answered.calls);
}

const excerptLength = 16 * 1024;

/** Reports hold the beginning of a long answer. */
function excerpt(received: Received): Received {
  if (received.body.length <= excerptLength) return received;
  return { ...received, body: `${received.body.slice(0, excerptLength)}…`, json: undefined };
}
