import type { Exchange, Model } from '../generator/model/model.ts';

/** Whose place the mock takes. */
export type Side = 'platform' | 'merchant';

const rooms = {
  platform: { kinds: ['path'], name: 'path', other: 'merchant' },
  merchant: { kinds: ['webhook'], name: 'webhook', other: 'platform' },
} as const satisfies Record<Side, { kinds: readonly Exchange['kind'][]; name: string; other: Side }>;

/**
 * The exchanges that a side answers: the platform what stands in `paths`, the merchant the webhooks.
 *
 * @throws Error that says what the document has instead
 */
export function exchangesOf({ id, exchanges }: Model, as: Side): readonly Exchange[] {
  const { kinds, name, other } = rooms[as];
  const found = exchanges.filter(({ kind }) => kinds.some((wanted) => wanted === kind));
  if (found.length > 0) return found;
  const instead =
    exchanges.length === 0
      ? 'it has neither paths nor webhooks'
      : `it has ${rooms[other].name}s only (${exchanges.map((exchange) => exchange.name).join(', ')}). Mock the ${other} with it: --as ${other}`;
  throw new Error(`${id} has no ${name} that a ${as} could answer: ${instead}.`);
}
