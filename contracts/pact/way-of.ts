import type { Guide, Subject, Way } from '../guides/guide.ts';
import { type Interaction, saidIn } from './interactions.ts';

/**
 * The guide's own request that means the same as an example, so that what it says of orders is of the right kind: the one
 * with a detail that the example has, too, such as the scene of a renewal; else the exchange's usual one.
 */
export function wayOf({ steps }: Guide, { exchange, example }: Interaction, subject: Subject): Way {
  const said = saidIn(example);
  const alike = ({ more }: Way) =>
    Object.entries(more?.(subject) ?? {}).some(
      ([name, value]) => value !== undefined && String(said[name]) === String(value),
    );
  return steps.find((step) => step.exchange === exchange.name && alike(step)) ?? { exchange: exchange.name };
}
