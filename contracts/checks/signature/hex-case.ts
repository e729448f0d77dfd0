import type { Book } from '../../guides/book.ts';
import type { Check, MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { expectNotMisread } from './misread.ts';
import { isHex, signatureBasics } from './signing.ts';

function inCase(book: Book, letters: 'upper' | 'lower', signature: (sent: string) => string): Check {
  const id = `signature.${letters}-case-hex` as const;
  return {
    ...signatureBasics(book),
    id,
    title: `A signature in ${letters}-case hexadecimal digits is accepted`,
    calls: 'any',
    async run({ probeAccepted, greeting }) {
      expectNotMisread(await greeting(), id);
      expectAccepted(await probeAccepted({ change: { signature } }), `A signature in ${letters} case`);
    },
  };
}

export const hexCase: MakeChecks = (book) =>
  isHex(book)
    ? [
        inCase(book, 'upper', (sent) => sent.toUpperCase()),
        inCase(book, 'lower', (sent) => sent.toLowerCase()),
      ]
    : [];
