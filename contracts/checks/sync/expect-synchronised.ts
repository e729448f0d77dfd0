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
  { book, encryptSecret }: Bench,
  answer: Exchanged,
  words: string,
  severity?: Severity,
): void {
  const secrets = secretFields(book.model, exchangeOf(book.model, answer.exchange));
  const isSealed = encryptSecret === undefined && secrets.length > 0;
  if (isSealed && !isAccepted(answer) && codeOf(answer) !== undefined && !hasRole(answer, 'unauthorized')) {
    skip(
      `The ${secrets.join()} can't be encrypted for the merchant, so a refusal proves nothing. Name the merchant's public key: --public-key FILE.`,
    );
  }
  expectAccepted(answer, words, severity);
}
