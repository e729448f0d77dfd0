import type { MakeChecks } from '../check.ts';
import { signatureBasics } from '../signature/signing.ts';
import { Violation } from '../verdict.ts';

/** A token is signed in its last part, over those before it. */
const lastPart = /[^.]*$/;

/** Differs from start to end, and has the length and the alphabet of the right one. */
const forged = (signature: string) =>
  signature.replace(lastPart, (part) => part.replaceAll(/[0-9a-z]/gi, (sign) => (sign === '0' ? '1' : '0')));

export const expectedSignature: MakeChecks = (book) => [
  {
    ...signatureBasics(book),
    id: 'safety.expected-signature',
    title: 'The refusal of a forged signature does not tell the right one',
    calls: 'each',
    async run({ probe }) {
      let right = '';
      const forge = (signature: string) => {
        right = signature;
        return forged(signature);
      };
      const answer = await probe({ change: { signature: forge } });
      const { body, headers } = answer.received;
      const telling = (lastPart.exec(right)?.[0] ?? '').toLowerCase();
      const text = [body, ...Object.values(headers)].join('\n').replaceAll('\\/', '/').toLowerCase();
      if (
        telling === '' ||
        !(text.includes(telling) || text.includes(encodeURIComponent(telling).toLowerCase()))
      )
        return;
      throw new Violation({
        message:
          'The answer to a forged request holds the signature that would have been right, so that anybody can forge requests in two steps. Refuse it without telling what was expected.',
        expected: 'a refusal without the right signature',
        actual: 'the right signature of that very request',
        exchanged: answer,
      });
    },
  },
];
