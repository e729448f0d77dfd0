import { textAt } from '../generator/load/openapi.ts';
import type { Example, Exchange } from '../generator/model/model.ts';
import { equal } from '../runtime/validation/compare.ts';
import { type NamedValue, namedValues, valueReader } from './request-values.ts';

/**
 * Prepares the choice of the example whose request is most like a given one. A success wins by most of its values
 * (an equal one counts for it, another one against it; the first of several); anything else must have been
 * asked for in all it names, or a request with values of its own might be answered with an error.
 *
 * @returns `undefined` for a request when there is no success example either
 */
export function createChooser(exchange: Exchange): (input: unknown) => Example | undefined {
  const read = valueReader(exchange);
  const pairs = exchange.examples.map((example) => ({
    example,
    values: namedValues(exchange, example),
    success: isSuccess(exchange, example),
  }));
  return (input) => {
    const isEqual = (named: NamedValue): boolean => equal(read(input, named), named.value);
    let best: { example: Example; points: number } | undefined;
    for (const { example, values, success } of pairs) {
      const same = values.filter(isEqual).length;
      const points = 2 * same - values.length;
      const eligible = success || (values.length > 0 && same === values.length);
      if (eligible && (best === undefined || points > best.points)) best = { example, points };
    }
    return best?.example;
  };
}

function isSuccess({ resultCodes }: Exchange, { response }: Example): boolean {
  if (resultCodes === undefined) return response.status.startsWith('2');
  const code = textAt(response.body, resultCodes.code);
  return resultCodes.codes.some((entry) => entry.code === code && entry.for.includes('success'));
}
