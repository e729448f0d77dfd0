import type { Exchanged } from '../../exchanged.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { secretFields } from '../../merchant/secret-fields.ts';
import type { Severity } from '../../result.ts';
import type { Bench } from '../../session/bench.ts';
import { codeOf, hasRole, isAccepted } from '../answer.ts';
import { expectAccepted } from '../expect.ts';
import { skip } from '../verdict.ts';

/** Expects success, unless the request held a secret that the merchant can't decrypt. */
export function expectSynchronised(
  bench: Bench,
  answer: Exchanged,
  words: string,
  severity?: Severity,
): void {
  skipIfSealed(bench, answer);
  const secrets = secretFields(bench.book.model, exchangeOf(bench.book.model, answer.exchange));
  const hint =
    secrets.length === 0
      ? ''
      : ` (its ${secrets.join()} is encrypted with your public key, in base64, by RSA with OAEP padding: SHA-256, and SHA-256 or SHA-1 for MGF1)`;
  expectAccepted(answer, `${words}${hint}`, severity);
}

/** Skips the check when the answer refuses a request whose secret the merchant can't decrypt. */
export function skipIfSealed({ book, encryptSecret }: Bench, answer: Exchanged): void {
  const secrets = secretFields(book.model, exchangeOf(book.model, answer.exchange));
  const isSealed = encryptSecret === undefined && secrets.length > 0;
  if (isSealed && !isAccepted(answer) && codeOf(answer) !== undefined && !hasRole(answer, 'unauthorized')) {
    skip(
      `The ${secrets.join()} can't be encrypted for the merchant, so a refusal proves nothing. Name the merchant's public key: --public-key FILE.`,
    );
  }
}
