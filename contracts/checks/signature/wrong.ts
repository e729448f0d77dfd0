import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { isHex, refusalWords, signatureBasics } from './signing.ts';

export const wrongSignature: MakeChecks = (book) => [
  {
    ...signatureBasics(book),
    id: 'signature.wrong',
    title: `A request with a wrong signature ${refusalWords(book)}`,
    calls: 'each',
    async run({ probe }) {
      const answer = await probe({ change: { signature: withOtherEnd } });
      expectRefused(answer, 'A request whose signature differs in one of its last characters', [
        'unauthorized',
      ]);
      if (isHex(book)) return;
      const other = await probe({ change: { signature: inOtherCase } });
      expectRefused(other, 'A request whose signature differs in upper and lower case only', [
        'unauthorized',
      ]);
    },
  },
];

/** Base64 tells upper from lower case. */
function inOtherCase(signature: string): string {
  return signature.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

/**
 * Differs in one character only, and at the end, where a careless comparison would not look; not in the very last ones,
 * which in Base64 may mean nothing.
 */
function withOtherEnd(signature: string): string {
  const other = signature.at(-3) === '0' ? '1' : '0';
  return signature.slice(0, -3) + other + signature.slice(-2);
}
