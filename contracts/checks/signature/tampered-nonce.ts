import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { has, refusalWords, signatureBasics } from './signing.ts';

export const tamperedNonce: MakeChecks = (book) =>
  has(book, 'nonce')
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.tampered-nonce',
          title: `A request whose nonce was changed after it was signed ${refusalWords(book)}`,
          calls: 'any',
          async run({ probe }) {
            const nonce = () => crypto.randomUUID().replaceAll('-', '').toUpperCase();
            const answer = await probe({ change: { nonce } });
            expectRefused(answer, 'A request with another nonce than the signed one', ['unauthorized']);
          },
        },
      ]
    : [];
