import { exchangeOf } from './merchant/merchant.ts';
import { SelectionError } from './select.ts';
import type { Run } from './source.ts';

/** @throws SelectionError for a billing mode that the guide does not know */
export function checkBilling({ model, billing }: Pick<Run, 'model' | 'billing'>): void {
  const known = new Set(model.exchanges.flatMap(({ requirement }) => Object.keys(requirement)));
  const unknown = billing.find((mode) => !known.has(mode));
  if (unknown === undefined) return;
  throw new SelectionError(`There is no billing mode ${unknown}. There are: ${[...known].join(', ')}.`);
}

/**
 * Why an exchange need not be verified for the merchant's billing modes; `undefined` when it has to be.
 *
 * @see SaaS guide V2.0, "Interface description" (zh-cn_topic_0070649414)
 */
export function notNeeded(
  { model, billing }: Pick<Run, 'model' | 'billing'>,
  name: string,
): string | undefined {
  const { requirement } = exchangeOf(model, name);
  const modes = billing.length === 0 ? Object.keys(requirement) : billing;
  if (modes.length === 0 || modes.some((mode) => requirement[mode] !== 'none')) return undefined;
  return `${name} is not needed for ${modes.join(', ')} billing.`;
}
