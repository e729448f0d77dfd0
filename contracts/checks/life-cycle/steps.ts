import type { Exchanged } from '../../exchanged.ts';
import { type Book, ruleOf } from '../../guides/book.ts';
import type { Step } from '../../guides/guide.ts';
import type { Severity } from '../../result.ts';
import type { Bench } from '../../session/bench.ts';
import { hasRole, isAccepted, isReadable } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { skip } from '../verdict.ts';

/** The steps in the life of a subject, as the guide lists them: each has to succeed. */
export const lifeSteps: MakeChecks = (book) => book.guide.steps.map((step) => taken(book, step));

function taken(book: Book, step: Step): Check {
  return {
    id: step.id,
    title: step.title,
    severity: step.severity ?? 'error',
    rule: step.rule ?? ruleOf(book, step.exchange),
    exchange: step.exchange,
    calls: 'each',
    stage: 'life',
    async run(bench) {
      const { life } = bench;
      const { exchange } = step;
      await life.bring(step.from);
      const fields = life.request(step);
      // Once a request was accepted, the merchant knows what the second one is about.
      const isKnown = step.again !== undefined || step.after !== undefined;
      const unknowable = isKnown ? undefined : bench.unknowable;
      if (step.after !== undefined && !isAccepted(await life.take(step, life.request({ exchange }))))
        skip(`${exchange} does not succeed in its usual form; see ${step.after}.`);
      if (step.again !== undefined && !isAccepted(await life.take(step, fields)))
        skip(`${exchange} does not succeed once; see ${step.again}.`);
      const answer = await life.take(step, fields);
      if (unknowable !== undefined && hasRole(answer, 'unknown')) skip(unknowable);
      if (mayBeSpent(bench) && hasRole(answer, 'unknown') && !(await bench.knows()))
        skip(`The merchant does not know the ${book.guide.subject} that was named; see life-cycle.known.`);
      if (isAccepted(answer)) return;
      const spared = await maybeNotOffered(bench, exchange);
      expectAccepted(answer, step.words, severityOf(step, answer, unknowable, spared));
    },
  };
}

/** What was named on the command line may be gone since an earlier verification has released it. */
function mayBeSpent({ book, calls, unknowable }: Bench): boolean {
  return calls === 'real' && unknowable === undefined && book.guide.habits.unknowable !== undefined;
}

function severityOf(
  { severity }: Step,
  answer: Exchanged,
  unknowable: string | undefined,
  spared: boolean,
): Severity | undefined {
  if (unknowable !== undefined && isReadable(answer) && !hasRole(answer, 'unauthorized')) return 'warning';
  // What need not be offered is refused like any unknown activity.
  if (spared && hasRole(answer, 'invalid')) return 'warning';
  return severity;
}

/** Nothing shows that the merchant offers an exchange that need not be offered; but something has to be. */
async function maybeNotOffered({ book, calls, log, offers }: Bench, exchange: string): Promise<boolean> {
  const isTaken = log.answers.some(
    (each) => each.calls === calls && each.exchanged.exchange === exchange && isAccepted(each.exchanged),
  );
  if (isTaken || (await offers(exchange))) return false;
  const all = await Promise.all(Object.keys(book.guide.requests).map(offers));
  return all.includes(true);
}
