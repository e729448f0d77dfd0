import { listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import type { Model } from '../../generator/model/model.ts';
import { exchangeOf } from './merchant.ts';

/** Names of the mandatory fields in the request body of an exchange, in the document's order. */
export function requiredFields(model: Model, exchange: string): readonly string[] {
  const schema = exchangeOf(model, exchange).body?.schema;
  const name = textAt(schema, '$ref').split('/').at(-1) ?? '';
  const body = name === '' ? schema : recordAt(model.schemas, name);
  return listAt(body, 'required').map(String);
}
