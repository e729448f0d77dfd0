import { recordAt } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { fieldsOf } from './schema-fields.ts';

/** Private data to encrypt, by field. */
export const privateExamples: Readonly<Record<string, string>> = {
  mobilePhone: '13900000000',
  email: 'buyer@example.com',
};

/** Schemes of the request's encrypted fields, file names in `runtime/signing/`, by field. */
export function encryptedFields(
  model: Pick<Model, 'schemas'>,
  { parameters, body }: Exchange,
): ReadonlyMap<string, string> {
  const schemas: [string, unknown][] = [
    ...parameters.map(({ name, schema }): [string, unknown] => [name, schema]),
    ...Object.entries(fieldsOf(model, body?.schema)),
  ];
  return new Map(
    schemas.flatMap(([name, schema]) => {
      const scheme = recordAt({ schema }, 'schema')['x-encrypted'];
      return typeof scheme === 'string' ? [[name, scheme] as const] : [];
    }),
  );
}
