import { type Book, judgedCalls, ruleOf } from '../../guides/book.ts';
import { describeAnswer, readingFor } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { breakable, isCrash, sendBroken, throwWorst } from './broken-requests.ts';

/** No page says that a merchant has to refuse what is too long, so only a crash is a fault. */
function overLong(book: Book, exchange: string): Check {
  return {
    id: `result-codes.over-long-${exchange}`,
    title: `${exchange} with a field beyond its documented length or limit is answered with a result code`,
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: judgedCalls(book),
    stage: 'provoking',
    async run(bench) {
      const sent = await sendBroken(bench, exchange, ['length', 'limit'], { odd: true });
      throwWorst(
        sent
          .filter(({ answer }) => isCrash(answer))
          .map(({ broken, answer }) => ({
            message: `${exchange} ${broken.what} was not answered with a result code. Compare lengths before the value is stored.`,
            expected: `a result code, best ${readingFor(answer).codes.invalid}`,
            actual: describeAnswer(answer),
            exchanged: answer,
          })),
      );
    },
  };
}

export const overLongs: MakeChecks = (book) =>
  breakable(book, 'length', 'limit').map((exchange) => overLong(book, exchange));
