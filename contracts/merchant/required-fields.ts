import type { Model } from '../../generator/model/model.ts';
import { exchangeOf } from './exchange-of.ts';
import { fieldsOf, requiredOf, resolved } from './schema-fields.ts';

/** Set by the driver: the mark of debugging calls, and what the kit V1 signs with. */
export const ownFields: readonly string[] = ['testFlag', 'timeStamp'];

/**
 * Names of the fields without which a request can't be handled, in the document's order. Those that the driver sets by
 * itself are left out, and those with a default: they are mandatory by the table, but documented to be missing at times.
 */
export function requiredFields(model: Model, name: string): readonly string[] {
  const { parameters, body } = exchangeOf(model, name);
  const hasDefault = (schema: unknown) => 'default' in resolved(model, schema);
  const required = parameters.filter(
    (parameter) => parameter.required && !parameter.signing && !hasDefault(parameter.schema),
  );
  const fields = fieldsOf(model, body?.schema);
  const members = requiredOf(model, body?.schema).filter((field) => !hasDefault(fields[field]));
  return [...required.map((parameter) => parameter.name), ...members].filter(
    (field) => field !== model.dispatch?.name && !ownFields.includes(field),
  );
}
