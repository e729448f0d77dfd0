import { backgroundOf } from './background/background.ts';
import type { Check } from './checks/check.ts';
import { Skipped, Violation, type ViolationDetails } from './checks/verdict.ts';
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
  const verdict = await verdictOf(check, session).catch((error: unknown) => verdictFrom(error, check, log));
  const {
    exchanged = evidence(log, check, session, verdict),
    request = exchanged?.sent,
    again,
    ...words
  } = verdict;
  return {
    id: check.id,
    kind: 'check',
    exchange: check.exchange,
    calls,
    title: check.title,
    rule: check.rule,
    ...words,
    ...(request === undefined
      ? {}
      : { request: { ...request, body: beginning(request.body, requestLength) } }),
    ...(exchanged === undefined ? {} : { response: excerpt(exchanged.received) }),
    ...(words.status === 'pass' || words.status === 'skip'
      ? {}
      : {
          background: backgroundOf(target.model, check, exchanged, target.key),
          reproduce: commandFor(check, session, log, target, exchanged, again),
        }),
    durationMs: Math.round(performance.now() - started),
  };
}

type Verdict = Pick<Result, 'status' | 'message' | 'expected' | 'actual' | 'request'> & {
  readonly exchanged?: Exchanged | undefined;
  /** How it can be seen again. */
  readonly again?: Again;
};

type Again = Pick<ViolationDetails, 'alone' | 'replay'>;

async function verdictOf(check: Check, session: Session): Promise<Verdict> {
  await check.run(session.benchFor(check.id));
  return { status: 'pass', message: '' };
}

function verdictFrom(error: unknown, { severity }: Check, log: Log): Verdict {
  if (error instanceof Skipped) return { status: 'skip', message: error.message };
  if (error instanceof Violation) {
    const {
      severity: own = severity,
      message,
      expected,
      actual,
      exchanged,
      sent,
      alone,
      replay,
    } = error.details;
    const status = own === 'error' ? 'fail' : 'warn';
    return {
      status,
      message: own === 'advice' ? `Advice: ${message}` : message,
      expected,
      actual,
      exchanged,
      again: { alone, replay },
      ...(sent === undefined ? {} : { request: sent }),
    };
  }
  if (error instanceof UnreachableError) {
    // One check names what comes too late; without an answer the others can't tell.
    if (log.late.includes(error))
      return { status: 'skip', message: `${error.message} See transport.in-time.` };
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
  { alone = false, replay = [] }: Again = {},
): string {
  const again = { ...target, repeated: [...(target.repeated ?? []), ...replay] };
  const answered = answers.find((candidate) => candidate.exchanged === exchanged);
  if (answered === undefined) return checkAgain(again, [id], calls);
  const fellows = answers.filter((other) => other.check === answered.check && other.calls === answered.calls);
  if (answered.repeatable && (alone || fellows.length === 1)) return sendAgain(target, answered.exchanged);
  return checkAgain(again, [...new Set([answered.check, id])], answered.calls);
}

const excerptLength = 16 * 1024;
/** Enough for all that the platform sends, so that a report can hold it as a command. */
const requestLength = 128 * 1024;

/** Reports hold the beginning of a long answer. */
function excerpt(received: Received): Received {
  if (received.body.length <= excerptLength) return received;
  return { ...received, body: beginning(received.body, excerptLength), json: undefined };
}

function beginning(body: string, length: number): string {
  return body.length <= length ? body : `${body.slice(0, length)}…`;
}
