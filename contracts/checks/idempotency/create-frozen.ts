import { textAt } from '../../../generator/load/openapi.ts';
import { ruleOf } from '../../guides/book.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, isAccepted, successWords } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';
import { resendSeverity } from './same-instance.ts';

/** A creation may come again at any time: by a retry, a manual restart, or a buyer who opens the details of a resource. */
export const createFrozen: MakeChecks = (book) => {
  const { cast, named, subject: word } = book.guide;
  const [given] = cast.create?.gives ?? [];
  if (cast.create === undefined || given === undefined || cast.ways.frozen === undefined) return [];
  const { exchange, per } = cast.create;
  return [
    {
      id: 'idempotency.create-frozen',
      title: `${exchange}, sent again when the ${word} is frozen, gets the same ${given}`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'life',
      async run(bench) {
        const { [named]: name, ...purchase } = await bench.life.bring('frozen');
        const answer = await bench.create(purchase);
        if (isAccepted(answer) && textAt(answer.received.json, given) === name) return;
        await expectResend(bench, given);
        throw new Violation({
          message: isAccepted(answer)
            ? `A repeat of ${exchange} opened a second ${word}, since the first one was frozen meanwhile. Look for the ${per} whatever the state of its ${word} is.`
            : `A repeat of ${exchange} was refused, since the ${word} was frozen meanwhile.`,
          expected: `${successWords(answer)}, ${given} ${name}`,
          actual: isAccepted(answer)
            ? `${given} ${textAt(answer.received.json, given)}`
            : describeAnswer(answer),
          exchanged: answer,
          severity: isAccepted(answer) ? resendSeverity(book, bench.calls) : 'warning',
        });
      },
    },
  ];
};

/** Skips the check when repeats fail in any state. */
async function expectResend({ life, create, book }: Bench, given: string): Promise<void> {
  life.leave();
  const { [book.guide.named]: name, ...other } = await life.bring('active');
  const answer = await create(other);
  if (!isAccepted(answer) || textAt(answer.received.json, given) !== name)
    skip('A repeat fails in any state; see idempotency.create-resend.');
}
