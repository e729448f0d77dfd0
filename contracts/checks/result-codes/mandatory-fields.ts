import type { Exchanged } from '../../exchanged.ts';
import { type Book, judgedCalls, requestOf, ruleOf } from '../../guides/book.ts';
import { requiredFields } from '../../merchant/required-fields.ts';
import { hasRole, isReadable } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectRefusalCode } from '../expect.ts';
import { skip } from '../verdict.ts';

function mandatory(book: Book, exchange: string): Check {
  const { habits, cast } = book.guide;
  return {
    id: `result-codes.mandatory-fields-${exchange}`,
    title: `${exchange} without one of its mandatory fields is refused with a result code`,
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: judgedCalls(book),
    stage: 'provoking',
    async run({ instance, fresh, offers, send, unknowable }) {
      if (!(await offers(exchange))) skip(`${exchange} is not offered.`);
      const { subject } = await instance();
      const fields = requestOf(book, { exchange }, exchange === cast.create?.exchange ? fresh() : subject);
      const spared = habits.dispensable[exchange] ?? [];
      const names = requiredFields(book.model, exchange);
      const answers: { field: string; answer: Exchanged; rank: number }[] = [];
      for (const field of names) {
        const answer = await send(exchange, { ...fields, [field]: undefined });
        const rank = !isReadable(answer) ? 0 : spared.includes(field) ? 2 : 1;
        answers.push({ field, answer, rank });
      }
      // The worst fault first: it is the one that is shown.
      for (const { field, answer, rank } of answers.toSorted((a, b) => a.rank - b.rank)) {
        if (unknowable !== undefined && hasRole(answer, 'unknown')) continue;
        expectRefusalCode(answer, `${exchange} without ${field}`, rank === 2 ? 'warning' : undefined);
      }
    },
  };
}

export const mandatoryFields: MakeChecks = (book) => {
  const { guide, model } = book;
  const order = [guide.cast.first, guide.cast.query, ...Object.keys(guide.requests)];
  return [...new Set(order)]
    .filter((exchange) => exchange !== undefined)
    .filter((exchange) => model.exchanges.find(({ name }) => name === exchange)?.resultCodes !== undefined)
    .map((exchange) => mandatory(book, exchange));
};
