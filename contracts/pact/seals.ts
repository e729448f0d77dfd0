import type { Model } from '../../generator/model/model.ts';
import { encryptField } from '../../runtime/signing/aes-cbc.ts';
import type { Book } from '../guides/book.ts';
import type { Subject } from '../guides/guide.ts';
import { encryptedFields, privateExamples } from '../merchant/encrypted-fields.ts';
import { exchangeOf } from '../merchant/exchange-of.ts';
import type { Fields } from '../merchant/fields.ts';
import type { Merchant } from '../merchant/merchant.ts';
import { type EncryptSecret, secretFields } from '../merchant/secret-fields.ts';
import type { Variation } from '../merchant/variation.ts';
import { fittingDigest } from '../session/fitting-digest.ts';
import { once } from '../session/once.ts';
import { type Interaction, saidIn } from './interactions.ts';

export interface SealOptions {
  readonly merchant: Merchant;
  readonly book: Book;
  /** Access key, which private fields are encrypted with. */
  readonly key: string;
  /** Encrypts with the merchant's public key; `undefined` when it was not given. */
  readonly encryptSecret?: EncryptSecret | undefined;
}

/**
 * Encrypts what travels encrypted.
 *
 * @param fresh a tenant to try digests on, once
 */
export function createSeals({ merchant, book, key, encryptSecret }: SealOptions, fresh: () => Subject) {
  const { model } = book;
  const digest = once(() => {
    const send: Merchant['send'] = (exchange, fields, variation) =>
      merchant.send(exchange, fields, variation);
    return fittingDigest({ send: (_check, ...request) => send(...request) }, book, fresh());
  });

  return {
    /** How secrets of a request are encrypted. */
    async variationFor(exchange: string): Promise<Variation> {
      return encryptSecret !== undefined && hasSecrets(model, exchange) ? { digest: await digest() } : {};
    },

    /** Encrypted values of the fields that a state supplies; those of the example where the key is not known. */
    async valuesFor({ exchange, example }: Interaction, fields: Fields): Promise<Fields> {
      const values: Record<string, unknown> = {};
      for (const [name, scheme] of encryptedFields(model, exchange)) {
        const plain = String(fields[name] ?? privateExamples[name] ?? name);
        if (scheme === 'aes-cbc') values[name] = encryptField(plain, key, { keySize: 256 });
        else values[name] = encryptSecret?.(plain, await digest()) ?? saidIn(example)[name];
      }
      return values;
    },
  };
}

function hasSecrets(model: Model, exchange: string): boolean {
  return secretFields(model, exchangeOf(model, exchange)).length > 0;
}
