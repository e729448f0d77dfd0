import { type Book, ruleOf } from '../../guides/book.ts';
import { expireTime } from '../../merchant/ids.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';

/** The table says 14 digits, the sample below it has 17. */
function digits(book: Book, exchange: string, count: 14 | 17, form: string): Check {
  return {
    id: `tolerance.expire-time-${count}`,
    title: `${exchange} accepts an expireTime of ${count} digits (${form})`,
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: 'any',
    stage: 'life',
    async run({ life }) {
      await life.bring('active');
      const step = { exchange, more: () => ({ expireTime: expireTime(count) }) };
      const answer = await life.take(step, life.request(step));
      expectAccepted(answer, `A renewal with an expireTime of ${count} digits`);
    },
  };
}

export const expireTimeDigits: MakeChecks = (book) => {
  const { expireTime: exchange } = book.guide.habits;
  if (exchange === undefined) return [];
  return [digits(book, exchange, 14, 'yyyyMMddHHmmss'), digits(book, exchange, 17, 'yyyyMMddHHmmssSSS')];
};
