import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { missingOrStale, signatureBasics } from './signing.ts';

export const truncatedSignature: MakeChecks = (book) => [
  {
    ...signatureBasics(book),
    id: 'signature.truncated',
    title: 'A request with only a part of its signature, or an empty one, is refused',
    calls: 'any',
    async run({ probe }) {
      for (const [what, part] of [
        ['all but four characters of its signature', (sent: string) => sent.slice(0, -4)],
        ['only half of its signature', (sent: string) => sent.slice(0, sent.length / 2)],
        ['an empty signature', () => ''],
      ] as const) {
        const answer = await probe({ change: { signature: part } });
        expectRefused(answer, `A request with ${what}`, missingOrStale);
      }
    },
  },
];
