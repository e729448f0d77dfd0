import { type Book, bothJudgedCalls, ruleOf } from '../../guides/book.ts';
import { requiredFields } from '../../merchant/required-fields.ts';
import { describeAnswer, isAccepted, readingFor } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { breakable, isCrash, sendBroken, throwWorst } from './broken-requests.ts';

/** Who can do without a field need not look at it, and new scenes are to be tolerated: there only a crash is a fault. */
function unknownValue(book: Book, exchange: string): Check {
  const spared = book.guide.habits.dispensable[exchange] ?? [];
  const judged = requiredFields(book.model, exchange).filter((field) => !spared.includes(field));
  return {
    id: `result-codes.unknown-value-${exchange}`,
    title: `${exchange} with a value that is none of the documented ones is answered with a result code, and does nothing`,
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: bothJudgedCalls(book),
    stage: 'provoking',
    async run(bench) {
      const sent = await sendBroken(bench, exchange, ['value'], { odd: true });
      const isHeeded = sent.some(({ answer, broken }) => isAccepted(answer) && judged.includes(broken.field));
      const without = isHeeded ? await sendBroken(bench, exchange, ['missing'], {}) : [];
      const isNeedless = (field: string) =>
        without.some(({ broken, answer }) => broken.field === field && isAccepted(answer));
      throwWorst(
        sent.flatMap(({ broken: { field, what }, answer }) => {
          const crashed = isCrash(answer);
          const ignored = isAccepted(answer) && judged.includes(field) && !isNeedless(field);
          if (!crashed && !ignored) return [];
          const { code, codes } = readingFor(answer);
          return [
            {
              message: `${exchange} ${what} was ${crashed ? 'not answered with a result code' : 'accepted, as if it were one of the documented values'}.`,
              expected: `a refusal, best ${code} ${codes.invalid}`,
              actual: describeAnswer(answer),
              exchanged: answer,
              severity: crashed ? 'error' : 'warning',
            },
          ];
        }),
      );
    },
  };
}

export const unknownValues: MakeChecks = (book) =>
  breakable(book, 'value').map((exchange) => unknownValue(book, exchange));
