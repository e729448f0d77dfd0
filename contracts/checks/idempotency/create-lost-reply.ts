import { isRecord } from '../../../generator/load/openapi.ts';
import type { Exchanged } from '../../exchanged.ts';
import { requestOf, ruleOf } from '../../guides/book.ts';
import type { Creation } from '../../guides/guide.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';
import { insist } from './insist.ts';
import { lossWords } from './repeats.ts';
import { resendSeverity } from './same-instance.ts';

export const createLostReply: MakeChecks = (book) => {
  const { create } = book.guide.cast;
  if (create === undefined) return [];
  const { exchange, gives, per } = create;
  return [
    {
      id: 'idempotency.create-lost-reply',
      title: `${exchange}, sent again after its answer was lost, opens one ${book.guide.subject}`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'plain',
      async run(bench) {
        await bench.instance();
        const purchase = bench.fresh();
        await bench.sendUnheard(exchange, requestOf(book, { exchange }, purchase));
        const ask = () => bench.create(purchase);
        const once = await ask();
        if (!isAccepted(once)) await expectUsual(bench, create);
        const first = isAccepted(once) ? once : await insist(ask);
        if (!isAccepted(first)) {
          throw new Violation({ ...lossWords(`${exchange} for a new ${per}`, first), exchanged: first });
        }
        const again = await ask();
        const other = gives.find((field) => given(again, field) !== given(first, field));
        if (other === undefined) return;
        await expectUsual(bench, create);
        throw new Violation({
          message: `After the answer to the first request was lost, two repeats got different answers: there is more than one ${book.guide.subject} for the same ${per}.`,
          expected: `${other} ${given(first, other)}, as before`,
          actual: isAccepted(again) ? `${other} ${given(again, other)}` : describeAnswer(again),
          exchanged: again,
          severity: resendSeverity(book, bench.calls),
        });
      },
    },
  ];
};

/** Skips the check when repeats fail already one after the other, or at once. */
async function expectUsual({ fresh, create }: Bench, { gives, exchange }: Creation): Promise<void> {
  const isOne = (answers: readonly Exchanged[]) =>
    gives.every((field) => new Set(answers.map((answer) => given(answer, field))).size === 1) &&
    answers.every(isAccepted);
  const ordered = fresh();
  const once = await create(ordered);
  if (!isAccepted(once) || gives.some((field) => given(once, field) === ''))
    skip(`${exchange} opens nothing; see life-cycle.create.`);
  if (!isOne([once, await create(ordered)])) skip('Any repeat fails, see idempotency.create-resend.');
  const contested = fresh();
  if (!isOne(await Promise.all([create(contested), create(contested), create(contested)])))
    skip('Repeats at the same time fail, see idempotency.create-concurrent.');
}

function given({ received }: Exchanged, field: string): string {
  const value = isRecord(received.json) ? received.json[field] : undefined;
  return typeof value === 'string' ? value : '';
}
