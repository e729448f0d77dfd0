import { type Book, judgedCalls, ruleOf } from '../../guides/book.ts';
import { hasRole } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectRefusalCode } from '../expect.ts';
import { breakable, sendBroken } from './broken-requests.ts';

/** No page says what becomes of a list with one incomplete entry; but nobody can be found again without a name. */
function mandatory(book: Book, exchange: string): Check {
  return {
    id: `result-codes.mandatory-members-${exchange}`,
    title: `${exchange} with an entry that lacks a mandatory member is refused with a result code`,
    severity: 'warning',
    rule: ruleOf(book, exchange),
    exchange,
    calls: judgedCalls(book),
    stage: 'provoking',
    async run(bench) {
      for (const { broken, answer } of await sendBroken(bench, exchange, ['member'], {})) {
        if (bench.unknowable !== undefined && hasRole(answer, 'unknown')) continue;
        expectRefusalCode(answer, `${exchange} ${broken.what}`);
      }
    },
  };
}

export const mandatoryMembers: MakeChecks = (book) =>
  breakable(book, 'member').map((exchange) => mandatory(book, exchange));
