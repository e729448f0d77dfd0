import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { has, missingOrStale, signatureBasics } from './signing.ts';

/** The guides advise it; their sample project does without. */
export const replayedNonce: MakeChecks = (book) =>
  has(book, 'nonce')
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.replayed-nonce',
          title: 'The very same request, sent a second time, should be refused by its nonce',
          severity: 'advice',
          calls: 'any',
          async run({ probeAccepted }) {
            const { sent } = await probeAccepted();
            const answer = await probeAccepted({
              tamper: (signed) => ({
                ...signed,
                url: new URL(sent.url),
                headers: new Headers(sent.headers),
                body: new TextEncoder().encode(sent.body),
              }),
            });
            expectRefused(answer, 'A replayed request', missingOrStale);
          },
        },
      ]
    : [];
