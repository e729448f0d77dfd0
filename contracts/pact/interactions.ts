import type { Example, Exchange, Json, Model } from '../../generator/model/model.ts';
import { isJsonObject } from './applicable.ts';

/** One named example of a webhook as Pact sees it. */
export interface Interaction {
  /** `pact.<exchange>.<example>`. */
  readonly id: string;
  /** Names it in the pact file, together with the provider state. */
  readonly description: string;
  readonly exchange: Exchange;
  readonly example: Example;
}

/** Consumer in all pacts. */
export const platform = 'koogallery-platform';

/** Provider in the pact of a guide. */
export function merchantOf({ id }: Model): string {
  return `${id}-merchant`;
}

/** Every named example of every webhook, sorted by description; none for a document without webhooks. */
export function interactionsOf({ exchanges }: Model): Interaction[] {
  return exchanges
    .filter(({ kind }) => kind === 'webhook')
    .flatMap((exchange) =>
      exchange.examples.map((example) => ({
        id: `pact.${exchange.name}.${example.name}`,
        description: `${exchange.name}: ${example.name}`,
        exchange,
        example,
      })),
    )
    .sort((a, b) => (a.description < b.description ? -1 : 1));
}

/** The fields of an example's request, in the query or the body. */
export function saidIn({ parameters, body }: Example): Readonly<Record<string, Json>> {
  return { ...parameters.query, ...(isJsonObject(body) ? body : {}) };
}
