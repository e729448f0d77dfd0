import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { refusalWords, signatureBasics } from './signing.ts';

export const otherKey: MakeChecks = (book) => [
  {
    ...signatureBasics(book),
    id: 'signature.other-key',
    title: `A request signed with another access key ${refusalWords(book)}`,
    calls: 'each',
    async run({ probe }) {
      const answer = await probe({ key: crypto.randomUUID() });
      expectRefused(answer, 'A request signed with a key that is not the merchant’s', ['unauthorized']);
      // A server that lost its configuration would take it for its own.
      const empty = await probe({ key: '' });
      expectRefused(empty, 'A request signed with an empty key', ['unauthorized']);
    },
  },
];
