import type { Exchange } from '../../generator/model/model.ts';

/**
 * The ID of an interaction that somebody has described, for our own pacts the same as when they are verified:
 * `pact.newInstance.created`.
 *
 * @param exchange `undefined` when nobody knows what it is about
 */
export function interactionId(description: string, exchange: Pick<Exchange, 'name'> | undefined): string {
  const own = exchange === undefined ? '' : `${exchange.name}: `;
  const rest = own !== '' && description.startsWith(own) ? description.slice(own.length) : description;
  const words = rest.replaceAll(/[^\p{L}\p{Nd}_-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return ['pact', exchange?.name ?? 'unknown', words.slice(0, 80) || 'interaction'].join('.');
}
