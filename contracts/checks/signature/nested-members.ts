import { canonicalJson } from '../../../runtime/signing/canonical-json.ts';
import { requestOf } from '../../guides/book.ts';
import { describeAnswer, hasRole } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** Objects within a body: not every guide says how they are signed. */
export const nestedMembers: MakeChecks = (book) => {
  const { nested } = book.guide.habits;
  if (nested === undefined) return [];
  const { exchange, field, kept } = nested;
  return [
    {
      ...signatureBasics(book),
      id: 'signature.nested-members',
      title: kept
        ? `Only the outermost members are sorted before they are signed; those within ${field} keep their order`
        : `The signature of a body with an object within it, ${field}, is verified`,
      severity: kept ? 'error' : 'warning',
      exchange,
      calls: 'any',
      async run({ probe, instance, send }) {
        await probe();
        const { subject } = await instance();
        const fields = requestOf(book, { exchange }, subject);
        const answer = await send(
          exchange,
          fields,
          kept ? { print: (members) => canonicalJson(members, 'top') } : {},
        );
        if (!hasRole(answer, 'unauthorized')) return;
        throw new Violation({
          message: kept
            ? `The signature of ${exchange} was refused when the members within ${field} came unsorted. Sort the outermost members alone: ${field} is signed as it came.`
            : `The signature of ${exchange} was refused; its ${field} is an object. Is every value of the body taken for a text?`,
          expected: 'a verified signature, whatever the answer',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};
