import { ruleOf } from '../../guides/book.ts';
import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip } from '../verdict.ts';
import { expectSame } from './same-instance.ts';

export const createResend: MakeChecks = (book) => {
  const { create } = book.guide.cast;
  if (create === undefined) return [];
  const { exchange, gives, per } = create;
  return [
    {
      id: 'idempotency.create-resend',
      title: `${exchange}, sent again for the same ${per}, gets the same ${gives.join(' and ')}`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'plain',
      async run({ instance, fresh, create: ask, calls }) {
        await instance();
        const purchase = fresh();
        const first = await ask(purchase);
        if (!isAccepted(first)) skip(`${exchange} opens nothing; see life-cycle.create.`);
        for (const attempt of ['A resend', 'A second resend']) {
          expectSame(book, first, await ask(purchase), `${attempt} with a new businessId`, calls);
        }
      },
    },
  ];
};
