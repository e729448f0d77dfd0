import type { ResultRole } from '../../../generator/model/model.ts';
import { type Book, probedExchange, probedReading, signingParameter } from '../../guides/book.ts';
import type { SigningRole } from '../../merchant/signing-parameters.ts';
import type { Check } from '../check.ts';

/** What all checks of a signature have in common. */
export function signatureBasics(book: Book): Pick<Check, 'rule' | 'exchange' | 'stage' | 'severity'> {
  return {
    severity: 'error',
    rule: book.guide.rules.signature,
    exchange: probedExchange(book).name,
    stage: 'plain',
  };
}

/** Signatures of this scheme are hexadecimal digits, so that their case does not matter. */
export function isHex(book: Book): boolean {
  return ['saas-v2', 'kit-v2'].includes(probedExchange(book).signature?.scheme ?? '');
}

/** The token holds its own expiry, so that only the past can be told from now. */
export function isToken(book: Book): boolean {
  return probedExchange(book).signature?.scheme === 'agents-jwt';
}

/** Seconds that the clocks may differ; `undefined` where nothing is documented. */
export function windowOf(book: Book): number | undefined {
  return probedExchange(book).signature?.window;
}

export function has(book: Book, role: SigningRole): boolean {
  return signingParameter(book, role) !== undefined;
}

/** What the refusal of a wrong signature looks like, as the end of a title. */
export function refusalWords(book: Book): string {
  const { unauthorized } = probedReading(book).codes;
  return unauthorized === undefined ? 'is refused' : `is refused with ${unauthorized}`;
}

/** Which code is right for a missing or stale parameter is left open: the guides name none, their samples use both. */
export const missingOrStale: readonly ResultRole[] = ['unauthorized', 'stale', 'invalid'];
