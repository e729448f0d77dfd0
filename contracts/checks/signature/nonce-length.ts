import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { has, signatureBasics } from './signing.ts';

/** No length is documented: the samples have 64 upper-case hexadecimal digits, and 16 or 32 letters and digits. */
export const nonceLength: MakeChecks = (book) =>
  has(book, 'nonce')
    ? [
        {
          ...signatureBasics(book),
          id: 'signature.nonce-length',
          title: 'A nonce of 16, 32 or 64 characters is accepted',
          calls: 'any',
          async run({ probeAccepted }) {
            for (const length of [16, 32, 64]) {
              const nonce = crypto.randomUUID().replaceAll('-', '').repeat(2).slice(0, length).toUpperCase();
              expectAccepted(
                await probeAccepted({ nonce }),
                `A request with a nonce of ${length} characters`,
              );
            }
          },
        },
      ]
    : [];
