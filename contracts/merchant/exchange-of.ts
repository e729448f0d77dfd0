import type { Exchange, Model } from '../../generator/model/model.ts';

/**
 * An exchange of the model by its name.
 *
 * @throws when the document has none
 */
export function exchangeOf({ id, exchanges }: Model, name: string): Exchange {
  const exchange = exchanges.find((candidate) => candidate.name === name);
  if (exchange === undefined) throw new Error(`The guide ${id} has no exchange ${name}.`);
  return exchange;
}
