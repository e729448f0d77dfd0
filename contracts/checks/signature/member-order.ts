import { probedExchange } from '../../guides/book.ts';
import { describeAnswer, hasRole } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** Schemes that sort the members of a body before they sign them; the samples of both print them unsorted. */
const sorted: Readonly<Record<string, 'error' | 'warning'>> = {
  'auth-token-header': 'error',
  // The platform most likely sends the body sorted, so that its raw bytes are what was signed.
  'kit-v2': 'warning',
};

export const memberOrder: MakeChecks = (book) => {
  const severity = sorted[probedExchange(book).signature?.scheme ?? ''];
  if (severity === undefined) return [];
  return [
    {
      ...signatureBasics(book),
      id: 'signature.member-order',
      title: 'Members of the body are sorted before they are signed, in whatever order they came',
      severity,
      calls: 'any',
      async run({ probe }) {
        const answer = await probe({
          tamper: (signed) => {
            const members = JSON.parse(new TextDecoder().decode(signed.body)) as Record<string, unknown>;
            const other = Object.fromEntries(Object.entries(members).toReversed());
            return { ...signed, body: new TextEncoder().encode(JSON.stringify(other, undefined, 1)) };
          },
        });
        if (!hasRole(answer, 'unauthorized')) return;
        throw new Violation({
          message:
            'The signature of a body whose members came in another order was refused. Sort them by name before they are signed.',
          expected: 'a verified signature',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};
