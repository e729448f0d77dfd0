import { probedExchange } from '../../guides/book.ts';
import { describeAnswer, hasRole } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { signatureBasics } from './signing.ts';

/** By scheme: the kit sends empty texts by its samples, so how they are signed matters there. */
const severities: Readonly<Record<string, Check['severity']>> = {
  'saas-v2': 'warning',
  'kit-v2': 'error',
  'auth-token-header': 'error',
};

const words: Readonly<Record<string, string>> = {
  'auth-token-header': 'A blank member is not signed: leave it out.',
};

export const emptyMember: MakeChecks = (book) => {
  const scheme = probedExchange(book).signature?.scheme ?? '';
  const severity = severities[scheme];
  if (severity === undefined) return [];
  return [
    {
      ...signatureBasics(book),
      id: 'signature.empty-member',
      title: 'The signature of a body with an empty text in it is verified',
      severity,
      calls: 'any',
      async run({ probe }) {
        const answer = await probe({ odd: true }, { futureField: '' });
        if (!hasRole(answer, 'unauthorized')) return;
        throw new Violation({
          message: `The signature of a body with an empty text was refused. ${words[scheme] ?? 'Only members that are null are left out of what is signed: an empty text stays.'}`,
          expected: 'a verified signature, whatever the answer',
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};
