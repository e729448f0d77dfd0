import { isRecord, textAt } from '../../../generator/load/openapi.ts';
import type { Model } from '../../../generator/model/model.ts';
import { decryptField, keySizeOf } from '../../../runtime/signing/aes-cbc.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { answerSchema, fieldsOf, resolved } from '../../merchant/schema-fields.ts';
import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { review, reviewBasics } from '../transport/review.ts';
import { skip } from '../verdict.ts';

interface Encrypted {
  readonly path: string;
  readonly text: unknown;
}

/** Fields of answers that the platform decrypts. */
export const encryptedFields: MakeChecks = (book) => {
  const { encryption: rule } = book.guide.rules;
  if (rule === undefined) return [];
  return [
    {
      ...reviewBasics(book),
      id: 'life-cycle.encrypted-fields',
      title: 'Every encrypted field of an answer can be decrypted with the announced encryptType',
      rule,
      async run(bench) {
        let seen = 0;
        await review(bench, (exchanged) => {
          const { json } = exchanged.received;
          if (!isAccepted(exchanged)) return undefined;
          const schema = answerSchema(book.model, exchangeOf(book.model, exchanged.exchange));
          const found = encryptedIn(book.model, schema, json, '');
          seen += found.length;
          for (const { path, text } of found) {
            const fault = faultOf(text, textAt(json, 'encryptType') || undefined, bench.key);
            if (fault === undefined) continue;
            return {
              message: `${path} in an answer to ${exchanged.exchange}: ${fault} It has to be 16 random letters and digits (the iv), followed by the Base64 of AES/CBC/PKCS5Padding; the AES key is what Java's KeyGenerator makes of SHA1PRNG with the access key as its seed, of 256 bits for encryptType 1 and 128 for 2.`,
              expected: '16 letters and digits, then Base64 of AES/CBC/PKCS5Padding',
              actual: `${path}: ${JSON.stringify(text)?.slice(0, 100)}`,
            };
          }
          return undefined;
        });
        if (seen === 0) skip('No answer has an encrypted field.');
      },
    },
  ];
};

function faultOf(text: unknown, encryptType: string | undefined, key: string): string | undefined {
  if (typeof text !== 'string') return 'The field is not a text.';
  if (/\s/.test(text)) return 'There is white space in the Base64: some encoders break it into lines.';
  try {
    decryptField(text, key, { keySize: keySizeOf(encryptType) });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The values that the schema marks as encrypted; those that are absent or empty left out. */
function encryptedIn(model: Model, schema: unknown, value: unknown, path: string): readonly Encrypted[] {
  const own = resolved(model, schema);
  if (own['x-encrypted'] === 'aes-cbc') {
    return value === undefined || value === null || value === '' ? [] : [{ path, text: value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => encryptedIn(model, own['items'], item, `${path}[${index}]`));
  }
  if (!isRecord(value)) return [];
  return Object.entries(fieldsOf(model, schema)).flatMap(([name, field]) =>
    encryptedIn(model, field, value[name], path === '' ? name : `${path}.${name}`),
  );
}
