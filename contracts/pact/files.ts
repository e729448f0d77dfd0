import { textAt } from '../../generator/load/openapi.ts';
import type { Content, Model } from '../../generator/model/model.ts';
import { fieldsOf } from '../merchant/schema-fields.ts';

/** Names of the fields of a body that are files; an example has their bytes as a text. */
export function fileFields(model: Pick<Model, 'schemas'>, { schema }: Content): ReadonlySet<string> {
  const fields = Object.entries(fieldsOf(model, schema));
  return new Set(fields.flatMap(([name, field]) => (textAt(field, 'format') === 'binary' ? [name] : [])));
}
