import { nearest } from '../spec/redocly-plugin/nearest.js';
import type { Planned } from './source.ts';

/** A name that means nothing here: of a check, of a billing mode. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError';
}

/**
 * The IDs that are to run.
 *
 * @param only patterns: an ID (`signature.wrong`), a family (`signature`), or either with `*`; empty: everything
 * @param skip patterns of what is left out
 * @throws SelectionError for a pattern that fits nothing, or when nothing is left
 */
export function select(
  plan: readonly Planned[],
  only: readonly string[],
  skip: readonly string[],
): ReadonlySet<string> {
  if (plan.length === 0)
    throw new SelectionError(
      'This guide has neither checks nor pacts: there is nothing that a merchant could be verified for.',
    );
  const ids = plan.map(({ id }) => id);
  const wanted = only.length === 0 ? ids : only.flatMap((pattern) => matching(ids, pattern));
  const unwanted = new Set(skip.flatMap((pattern) => matching(ids, pattern)));
  const chosen = new Set(wanted.filter((id) => !unwanted.has(id)));
  if (chosen.size === 0) throw new SelectionError('There is nothing to verify: no check is left.');
  return chosen;
}

/** A pattern is an ID (`signature.wrong`), a family (`signature`), or either with `*`. */
export function fits(pattern: string, id: string): boolean {
  return expressionOf(pattern).test(id);
}

function expressionOf(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}(\\..*)?$`);
}

/** @throws SelectionError for a pattern that fits none of the IDs */
export function matching(ids: readonly string[], pattern: string): string[] {
  const expression = expressionOf(pattern);
  const found = ids.filter((id) => expression.test(id));
  if (found.length > 0) return found;
  const families = new Set(ids.map((id) => id.split('.')[0] ?? id));
  const near = nearest(pattern, [...ids, ...families]);
  const hint = near === undefined ? `There are: ${[...families].join(', ')}.` : `Did you mean ${near}?`;
  throw new SelectionError(`No check is called ${pattern}. ${hint} \`--list\` shows all.`);
}
