import type { SignatureFailureReason } from '../../../runtime/signing/scheme.ts';
import { responseSchemeNamed } from '../../../runtime/signing/schemes.ts';
import type { Exchanged } from '../../exchanged.ts';
import { type Book, probedExchange } from '../../guides/book.ts';
import type { Check, MakeChecks } from '../check.ts';
import { review, reviewBasics } from '../transport/review.ts';

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
        if (!isSigned(book, exchanged)) return undefined;
        const failure = scheme.verify(signedParts(exchanged), { key: bench.key });
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

/** What a web server answers by itself is not the merchant's: other checks name it. */
function isSigned({ model }: Book, { exchange }: Exchanged): boolean {
  return model.exchanges.some(({ name, responseSignature: its }) => name === exchange && its !== undefined);
}

function signedParts({ received, headerNames = [] }: Exchanged) {
  const headers = headerNames.map((name) => [name, received.headers[name.toLowerCase()] ?? ''] as const);
  return { headers: Object.fromEntries(headers), body: new TextEncoder().encode(received.body) };
}
