import { listAt } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import type { Calls } from '../result.ts';
import type { Fields } from './fields.ts';
import { requestField, requiredOf } from './schema-fields.ts';

const mark = 'testFlag';

/** The guide knows debugging calls beside real ones. */
export function hasDebugging(model: Model): boolean {
  return model.exchanges.some(
    (exchange) => exchange.kind === 'webhook' && requestField(model, exchange, mark) !== undefined,
  );
}

/**
 * The field that tells debugging calls from real ones: text "1" or, where the document knows numbers only, the number 1.
 * Real calls have none, unless it is mandatory.
 */
export function debuggingMark(model: Model, exchange: Exchange, calls: Calls): Fields {
  const schema = requestField(model, exchange, mark);
  if (schema === undefined) return {};
  const isMandatory =
    requiredOf(model, exchange.body?.schema).includes(mark) ||
    exchange.parameters.some(({ name, required }) => name === mark && required);
  const number = calls === 'debug' ? 1 : isMandatory ? 0 : undefined;
  const types = [schema['type'], ...listAt(schema, 'type')];
  return { [mark]: types.includes('string') ? number?.toString() : number };
}
