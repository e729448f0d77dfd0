import { type Book, ruleOf } from '../../guides/book.ts';
import type { Step } from '../../guides/guide.ts';
import type { Bench } from '../../session/bench.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAfterLoss, expectAtOnce, type Repeatable, requests } from './repeats.ts';

/**
 * Renewals, changes of the status, releases: each comes several times at once, and again after its answer was lost. A
 * licence code that is named on the command line is gone after its release, so where nothing can be opened all other
 * steps are repeated earlier.
 */
export const repeatedSteps: MakeChecks = (book) => checksOf(book, (step) => !isEarly(book, step));

export const repeatedEarly: MakeChecks = (book) => checksOf(book, (step) => isEarly(book, step));

function isEarly({ guide }: Book, { to }: Step): boolean {
  return guide.cast.create === undefined && to !== 'released';
}

function checksOf(book: Book, isMeant: (step: Step) => boolean): readonly Check[] {
  return book.guide.steps
    .filter((step) => step.repeated === true && isMeant(step))
    .flatMap((step) => repeated(book, step));
}

function repeated(book: Book, step: Step): readonly Check[] {
  const { exchange } = step;
  const name = step.id.split('.')[1];
  const words = step.words.replace(/,$/, '');
  const sees = { once: step.id, twice: `idempotency.${name}-resend` };
  const basics = {
    severity: 'error',
    rule: step.rule ?? ruleOf(book, exchange),
    exchange,
    calls: 'each',
    stage: 'life',
  } as const;
  return [
    {
      ...basics,
      id: `idempotency.${name}-concurrent`,
      title: `${words}, sent ${requests} times at once, succeeds`,
      run: (bench) => lived(bench, step, sees, expectAtOnce),
    },
    {
      ...basics,
      id: `idempotency.${name}-lost-reply`,
      title: `${words}, sent again after its answer was lost, succeeds`,
      run: (bench) => lived(bench, step, sees, expectAfterLoss),
    },
  ];
}

async function lived(
  { life, sendUnheard }: Bench,
  step: Step,
  sees: Repeatable['sees'],
  expectation: (repeatable: Repeatable) => Promise<void>,
): Promise<void> {
  const { exchange } = step;
  let prepared = 0;
  const prepare: Repeatable['prepare'] = async () => {
    // Whatever the first try has made of the subject, the second one gets another.
    if (prepared > 0) life.leave();
    prepared += 1;
    await life.bring(step.from);
    const fields = life.request(step);
    return {
      send: () => life.take(step, fields),
      sendUnheard: () => sendUnheard(exchange, fields),
    };
  };
  try {
    await expectation({ exchange, prepare, sees });
  } finally {
    if (prepared > 1) life.leave();
  }
}
