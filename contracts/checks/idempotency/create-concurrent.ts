import { ruleOf } from '../../guides/book.ts';
import { hasRole, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectGiven } from '../expect.ts';
import { skip } from '../verdict.ts';
import { expectSame } from './same-instance.ts';

const requests = 10;

/** A race is lost by chance, so it is run more than once. */
const rounds = 3;

export const createConcurrent: MakeChecks = (book) => {
  const { create } = book.guide.cast;
  if (create === undefined) return [];
  const { exchange, gives, per } = create;
  return [
    {
      id: 'idempotency.create-concurrent',
      title: `${exchange}, sent ${requests} times at once for the same ${per}, opens one ${book.guide.subject}`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'each',
      stage: 'plain',
      async run({ instance, fresh, create: ask, calls }) {
        await instance();
        for (let round = 0; round < rounds; round++) {
          const purchase = fresh();
          const answers = await Promise.all(Array.from({ length: requests }, () => ask(purchase)));
          const first = answers.find(isAccepted) ?? skip('No creation was accepted; see life-cycle.create.');
          for (const field of gives) expectGiven(book.model, first, field);
          // Who tells the others that the first one is being processed opens no second one.
          const settled = answers.filter((answer) => isAccepted(answer) || !hasRole(answer, 'pending'));
          for (const answer of [...settled, await ask(purchase)]) {
            expectSame(book, first, answer, `One of ${requests} requests at once for the same ${per}`, calls);
          }
        }
      },
    },
  ];
};
