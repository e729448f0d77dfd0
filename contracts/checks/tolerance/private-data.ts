import { encryptField } from '../../../runtime/signing/aes-cbc.ts';
import { type Book, ruleOf } from '../../guides/book.ts';
import { encryptedFields, privateExamples } from '../../merchant/encrypted-fields.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { hasRole, isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { skip } from '../verdict.ts';

/** Comes encrypted with the access key; which of the two key sizes is the product's own business. */
export const privateData: MakeChecks = (book) => {
  const exchange = book.guide.cast.create?.exchange;
  const fields = exchange === undefined ? [] : privateFields(book, exchange);
  if (exchange === undefined || fields.length === 0) return [];
  return [
    {
      id: `tolerance.private-data-${exchange}`,
      title: `${exchange} with an encrypted ${fields.join(' and ')} succeeds`,
      // Sent only where the product asks for it.
      severity: 'warning',
      rule: ruleOf(book, exchange),
      exchange,
      calls: 'any',
      stage: 'plain',
      async run({ create, fresh, ask, key }) {
        const send = (keySize: 256 | 128) => {
          const sealed = fields.map((name) => [
            name,
            encryptField(privateExamples[name] ?? name, key, { keySize }),
          ]);
          return ask(exchange, fresh(), Object.fromEntries(sealed));
        };
        const answer = await send(256);
        if (isAccepted(answer) || isAccepted(await send(128))) return;
        if (hasRole(answer, 'unauthorized'))
          skip('The signature was refused; see the checks of the signature.');
        if (!isAccepted(await create(fresh()))) skip(`${exchange} is refused in its usual form, too.`);
        expectAccepted(
          answer,
          `${exchange} with ${fields.join(' and ')}, encrypted with a key of 256 bits and then of 128,`,
        );
      },
    },
  ];
};

function privateFields({ model }: Book, exchange: string): readonly string[] {
  const encrypted = encryptedFields(model, exchangeOf(model, exchange));
  return [...encrypted].flatMap(([name, scheme]) => (scheme === 'aes-cbc' ? [name] : []));
}
