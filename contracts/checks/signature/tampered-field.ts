import { randomUUID } from 'node:crypto';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import type { Exchanged } from '../../exchanged.ts';
import { requestOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { MakeChecks } from '../check.ts';
import { expectRefused } from '../expect.ts';
import { refusalWords, signatureBasics } from './signing.ts';

/** The field is one that may well be new in each request, so that nothing but the signature speaks against it. */
export const tamperedField: MakeChecks = (book) => {
  const { tampered } = book.guide.habits;
  if (tampered === undefined) return [];
  const { exchange, field } = tampered;
  const part = exchangeOf(book.model, exchange).body === undefined ? 'query' : 'body';
  return [
    {
      ...signatureBasics(book),
      id: `signature.tampered-${part}`,
      title: `A request whose ${part} was changed after it was signed ${refusalWords(book)}`,
      exchange,
      calls: 'each',
      async run({ instance, send }) {
        const { subject } = await instance();
        const value = randomUUID();
        const fields = { ...requestOf(book, { exchange }, subject), [field]: value };
        const answer = await send(exchange, fields, {
          tamper: (signed) => replaced(signed, value, randomUUID()),
        });
        expectRefused(answer, `A request with another ${field} than the signed one`, ['unauthorized']);
        // Who remembers signatures that were right once may not look at what they are for.
        const sound = await send(exchange, fields);
        const borrowed = await send(exchange, fields, {
          tamper: () => replaced(signedAs(sound), value, randomUUID()),
        });
        expectRefused(borrowed, `A request with the signature of an earlier one but another ${field}`, [
          'unauthorized',
          'stale',
        ]);
      },
    },
  ];
};

function signedAs({ sent: { method, url, headers, body } }: Exchanged): SignableRequest {
  return { method, url: new URL(url), headers: new Headers(headers), body: new TextEncoder().encode(body) };
}

function replaced(signed: SignableRequest, value: string, other: string): SignableRequest {
  const body = new TextDecoder().decode(signed.body).replace(value, other);
  const url = new URL(signed.url.href.replace(value, other));
  return { ...signed, url, body: new TextEncoder().encode(body) };
}
