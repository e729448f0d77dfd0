import { ruleOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted, expectGiven } from '../expect.ts';
import { skip } from '../verdict.ts';

export const create: MakeChecks = (book) => {
  const { cast, subject, habits } = book.guide;
  if (cast.create === undefined) return [];
  const { exchange, gives } = cast.create;
  const how = habits.asynchronous.includes(exchange) ? ', at once or asynchronously,' : '';
  const { model } = book;
  return [
    {
      id: 'life-cycle.create',
      title: `${exchange} opens ${subject === 'instance' ? 'an' : 'a'} ${subject}${how} and answers with its ${gives.join(' and ')}`,
      severity: 'error',
      rule: ruleOf(book, exchangeOf(model, exchange).name),
      exchange,
      calls: 'each',
      stage: 'plain',
      async run({ greeting, fresh, create: ask }) {
        const { understood } = await greeting();
        if (!understood) skip('The merchant refuses every signed request; see signature.valid.');
        const answer = await ask(fresh());
        expectAccepted(answer, `${exchange} for a new order`);
        for (const field of gives) expectGiven(model, answer, field);
      },
    },
  ];
};
