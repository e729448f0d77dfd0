import type { SignatureFailureReason } from '../../../runtime/signing/scheme.ts';
import { responseSchemeNamed } from '../../../runtime/signing/schemes.ts';
import { probedExchange } from '../../guides/book.ts';
import type { Check, MakeChecks } from '../check.ts';
import { review, reviewBasics } from '../transport/review.ts';
import { signatureFailure } from './signature-failure.ts';

/** The signature of answers, for guides whose merchants sign them. */
export const responseSignature: MakeChecks = (book) => {
  const name = probedExchange(book).responseSignature;
  const { responseSignature: rule } = book.guide.rules;
  if (name === undefined || rule === undefined) return [];
  const scheme = responseSchemeNamed(name);
  const expected = Object.entries(scheme.sign(empty, { key: '' }))
    .map(([header, value]) => `${header}: ${value.replace(/"[^"]*"$/, '"…"')}`)
    .join();
  const check = (id: Check['id'], title: string, reason: SignatureFailureReason): Check => ({
    ...reviewBasics(book),
    id,
    title,
    rule,
    calls: 'any',
    run: (bench) =>
      review(bench, (exchanged) => {
        const failure = signatureFailure(book, exchanged, bench.key);
        if (failure?.reason !== reason) return undefined;
        const { headers } = exchanged.received;
        return {
          message: `An answer to ${exchanged.exchange}: ${failure.message}`,
          expected,
          actual: headers[failure.parameter.toLowerCase()] ?? 'no such header',
        };
      }),
  });
  return [
    check('response-signature.present', 'Every answer is signed, refusals too', 'missing'),
    check(
      'response-signature.form',
      'The signature of every answer has the documented form, its name in the documented case',
      'malformed',
    ),
    check(
      'response-signature.valid',
      'The signature of every answer fits its body, byte for byte',
      'mismatch',
    ),
  ];
};

const empty = { headers: {}, body: new Uint8Array() };
