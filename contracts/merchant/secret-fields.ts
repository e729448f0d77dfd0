import { randomBytes } from 'node:crypto';
import { recordAt } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import type { OaepDigest } from '../../runtime/signing/rsa-oaep.ts';
import type { Fields } from './fields.ts';
import { fieldsOf } from './schema-fields.ts';

/** Encrypts with the merchant's public key. */
export type EncryptSecret = (plain: string, digest: OaepDigest) => string;

/** Names of the fields that the platform encrypts with the merchant's public key. */
export function secretFields(model: Pick<Model, 'schemas'>, { body }: Exchange): readonly string[] {
  const fields = fieldsOf(model, body?.schema);
  return Object.keys(fields).filter((name) => recordAt(fields, name)['x-encrypted'] === 'rsa-oaep');
}

/**
 * The fields with their secrets encrypted; without a public key they get something of the same form.
 *
 * @param names of the fields that are encrypted
 */
export function withSecrets(
  names: readonly string[],
  fields: Fields,
  encrypt: EncryptSecret = () => randomBytes(384).toString('base64'),
  digest: OaepDigest = 'sha256',
): Fields {
  const secrets = names.flatMap((name) => {
    const plain = fields[name];
    return typeof plain === 'string' ? [[name, encrypt(plain, digest)] as const] : [];
  });
  return { ...fields, ...Object.fromEntries(secrets) };
}
