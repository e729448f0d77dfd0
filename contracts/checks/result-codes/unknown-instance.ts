import { type Book, unknownSubject } from '../../guides/book.ts';
import { hasDebugging } from '../../merchant/debugging-mark.ts';
import { readingOf } from '../../merchant/reading.ts';
import { entriesIn } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAccepted, expectRefused } from '../expect.ts';
import { skip } from '../verdict.ts';

const article = (word: string) => (/^[aeiou]/.test(word) ? 'an' : 'a');

/** The references say that the code "may" be returned, so another refusal is a warning. */
function unknown(book: Book, exchange: string): Check {
  const { guide, model } = book;
  const what = `${article(guide.subject)} ${guide.subject}`;
  const { codes } = readingOf(model, exchange);
  const showsNothing = exchange === guide.cast.query && guide.habits.mayShowNothing === true;
  return {
    id: `result-codes.unknown-${guide.subject.replace(' ', '-')}-${exchange}`,
    title: `${exchange} for ${what} that was never issued is refused with ${codes.unknown}`,
    severity: 'error',
    rule: guide.rules.codes,
    exchange,
    calls: guide.habits.hollowDebugging ? 'real' : 'each',
    stage: 'plain',
    async run({ instance, offers, ask, unknowable, calls }) {
      await instance();
      if (!(await offers(exchange))) skip(`${exchange} is not offered.`);
      const answer = await ask(exchange, unknownSubject(guide));
      // Who need not know what was issued can't tell what was not; and a query that shows nothing tells the truth.
      const isHollow = calls === 'debug'; // The platform's sample project answers success to all of them.
      const isOpen = isHollow || unknowable !== undefined || (showsNothing && entriesIn(answer).length === 0);
      const accepted = isOpen ? 'warning' : undefined;
      expectRefused(answer, `${exchange} for ${what} never issued`, ['unknown'], 'warning', accepted);
    },
  };
}

export const unknownInstance: MakeChecks = (book) =>
  book.guide.habits.refusesUnknown.map((exchange) => unknown(book, exchange));

/** The Seller Center's debugging cases name a subject that the merchant has never issued. */
export const debuggedUnknown: MakeChecks = (book) => {
  const { guide } = book;
  if (!hasDebugging(book.model)) return [];
  return guide.habits.debuggedUnknown.map((exchange) => ({
    id: `tolerance.debug-unknown-${exchange}`,
    title: `A debugging ${exchange} for an ${guide.subject} that was never issued succeeds`,
    severity: guide.habits.optional.includes(exchange) ? 'warning' : 'error',
    rule: guide.rules.debugging,
    exchange,
    calls: 'debug',
    stage: 'plain',
    async run({ instance, ask }) {
      await instance();
      const answer = await ask(exchange, { ...unknownSubject(guide), [guide.named]: 'huaiweitest123456' });
      expectAccepted(answer, `A debugging ${exchange} with the ${guide.named} of the Seller Center`);
    },
  }));
};
