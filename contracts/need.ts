import type { Billing } from './guides/guide.ts';
import { exchangeOf } from './merchant/exchange-of.ts';
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
  const needs = needsOf({ model, billing }, name);
  const modes = Object.keys(needs);
  if (modes.length === 0 || Object.values(needs).some((need) => need !== 'none')) return undefined;
  return `${name} is not needed for ${modes.join(', ')} billing.`;
}

/** Why what concerns one billing mode need not be verified; `undefined` when it has to be. */
export function notSold({ billing }: Pick<Run, 'billing'>, mode: Billing | undefined): string | undefined {
  if (mode === undefined || billing.length === 0 || billing.includes(mode)) return undefined;
  return `This is about ${mode} billing, and the merchant's is ${billing.join(', ')}.`;
}

/** One of the merchant's billing modes makes an exchange mandatory, or the document says nothing of such. */
export function isMandatory(run: Pick<Run, 'model' | 'billing'>, name: string): boolean {
  const needs = Object.values(needsOf(run, name));
  return needs.length === 0 || needs.includes('mandatory');
}

/** By billing mode of the merchant. */
function needsOf({ model, billing }: Pick<Run, 'model' | 'billing'>, name: string): Record<string, string> {
  const all = Object.entries(exchangeOf(model, name).requirement);
  return Object.fromEntries(all.filter(([mode]) => billing.length === 0 || billing.includes(mode)));
}
