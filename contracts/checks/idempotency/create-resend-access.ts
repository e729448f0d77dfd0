import { isRecord, recordAt, textAt } from '../../../generator/load/openapi.ts';
import { decryptField, keySizeOf } from '../../../runtime/signing/aes-cbc.ts';
import type { Exchanged } from '../../exchanged.ts';
import { type Book, judgedCalls, ruleOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { answerSchema, fieldsOf } from '../../merchant/schema-fields.ts';
import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** Where the answer to a creation holds the customer's access, a resend must not give him another one. */
export const createResendAccess: MakeChecks = (book) => {
  const { create } = book.guide.cast;
  if (create === undefined || !('appInfo' in answerFields(book, create.exchange))) return [];
  const { exchange, per } = create;
  return [
    {
      id: 'idempotency.create-resend-access',
      title: `${exchange}, sent again for the same ${per}, gets the same access data`,
      severity: 'error',
      rule: ruleOf(book, exchange),
      exchange,
      calls: judgedCalls(book),
      stage: 'plain',
      async run({ instance, fresh, create: ask, key }) {
        await instance();
        const purchase = fresh();
        const first = await ask(purchase);
        const resend = await ask(purchase);
        if (!isAccepted(first) || !isAccepted(resend)) skip('See idempotency.create-resend.');
        const given = accessIn(book, first, key) ?? skip('No answer has an appInfo.');
        const again = accessIn(book, resend, key) ?? {};
        const lost = Object.keys(given).find((name) => given[name] !== again[name]);
        if (lost === undefined) return;
        throw new Violation({
          message: `The answer to a resend has ${again[lost] === undefined ? 'no' : 'another'} ${lost}. The platform may have lost the first answer, so the customer is shown the last one: answer with what was given first.`,
          expected: `the same ${lost} as before`,
          actual: again[lost] === undefined ? 'none' : `another ${lost}`,
          exchanged: resend,
        });
      },
    },
  ];
};

function answerFields({ model }: Book, exchange: string) {
  return fieldsOf(model, answerSchema(model, exchangeOf(model, exchange)));
}

/** The texts of the appInfo, decrypted: each encryption of the same password looks otherwise. */
function accessIn(
  book: Book,
  { exchange, received: { json } }: Exchanged,
  key: string,
): Readonly<Record<string, string>> | undefined {
  const schemas = fieldsOf(book.model, answerFields(book, exchange)['appInfo']);
  const access = recordAt(json, 'appInfo');
  if (!isRecord(json) || Object.keys(access).length === 0) return undefined;
  const keySize = keySizeOf(textAt(json, 'encryptType') || undefined);
  const plain = (name: string) => {
    const text = textAt(access, name);
    return text !== '' && recordAt(schemas, name)['x-encrypted'] === 'aes-cbc'
      ? decryptField(text, key, { keySize })
      : text;
  };
  try {
    return Object.fromEntries(Object.keys(access).map((name) => [name, plain(name)]));
  } catch {
    return skip('The access data can not be decrypted; see life-cycle.encrypted-fields.');
  }
}
