import { probedExchange, ruleOf } from '../../guides/book.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';

/** New fields were added to the callbacks before, and will be again. */
export const unknownFields: MakeChecks = (book) => [
  {
    id: 'tolerance.unknown-fields',
    title: 'Fields that the merchant does not know are ignored',
    severity: 'error',
    rule: ruleOf(book, book.guide.cast.first),
    exchange: probedExchange(book).name,
    calls: 'any',
    stage: 'plain',
    async run({ probeAccepted }) {
      const answer = await probeAccepted({}, { futureField: 'later' });
      expectAccepted(answer, 'A request with an additional field');
    },
  },
];
