import { requestOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { describeAnswer, hasRole } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** JSON libraries that write for HTML pages escape these; the platform's own does not. */
const text = "<R&D> 'a+b' = c";

export const specialCharacters: MakeChecks = (book) => {
  const { text: place } = book.guide.habits;
  if (place === undefined || exchangeOf(book.model, place.exchange).body === undefined) return [];
  const { exchange, field, typed = false } = place;
  return [
    {
      ...signatureBasics(book),
      id: 'signature.special-characters',
      title: 'The signature of a body with characters that mean something in HTML is verified as they are',
      severity: typed ? 'error' : 'warning',
      exchange,
      calls: 'any',
      async run({ probe, instance, send }) {
        await probe();
        const { subject } = await instance();
        const fields = requestOf(book, { exchange }, subject);
        const answer = await send(exchange, { ...fields, [field]: text }, { odd: true });
        if (!hasRole(answer, 'unauthorized')) return;
        throw new Violation({
          message: `The signature of a body with ${text} in ${field} was refused. Verify it over the raw bytes; a body that is printed anew must not escape <, >, &, ', + or =.`,
          expected: 'a verified signature, whatever the answer',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};
