import { type Book, judgedCalls, ruleOf } from '../../guides/book.ts';
import { hasRole, isReadable } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectRefusalCode } from '../expect.ts';
import { type Broken, breakable, sendBroken } from './broken-requests.ts';

function mandatory(book: Book, exchange: string): Check {
  const spared = book.guide.habits.dispensable[exchange] ?? [];
  const rank = ({ broken, answer }: Broken) =>
    !isReadable(answer) ? 0 : spared.includes(broken.field) ? 2 : 1;
  return {
    id: `result-codes.mandatory-fields-${exchange}`,
    title: `${exchange} without one of its mandatory fields is refused with a result code`,
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: judgedCalls(book),
    stage: 'provoking',
    async run(bench) {
      const sent = await sendBroken(bench, exchange, ['missing'], {});
      // The worst fault first: it is the one that is shown.
      for (const { broken, answer } of sent.toSorted((a, b) => rank(a) - rank(b))) {
        if (bench.unknowable !== undefined && hasRole(answer, 'unknown')) continue;
        const isSpared = spared.includes(broken.field) && isReadable(answer);
        expectRefusalCode(answer, `${exchange} ${broken.what}`, isSpared ? 'warning' : undefined);
      }
    },
  };
}

export const mandatoryFields: MakeChecks = (book) =>
  breakable(book, 'missing').map((exchange) => mandatory(book, exchange));
