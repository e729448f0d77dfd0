import type { Example, Exchange, Json, Model } from '../../generator/model/model.ts';
import { isJsonObject } from './applicable.ts';

/** One named example of an exchange as Pact sees it. */
export interface Interaction {
  /** `pact.<exchange>.<example>`. */
  readonly id: string;
  /** Names it in the pact file, together with the provider state. */
  readonly description: string;
  readonly exchange: Exchange;
  readonly example: Example;
}

/** Who sends what to whom in a pact. */
export interface Direction {
  readonly consumer: string;
  /** Which side the provider is; it follows the guide's ID in the provider's name. */
  readonly provider: 'merchant' | 'platform';
  /** What makes the consumer, in `generated/<guide>/client.ts`. */
  readonly create: 'createSender' | 'createClient';
  /** What the consumer asks of an answer: the least that the document lets any provider answer, or all of the sample. */
  readonly asks: 'least' | 'sample';
}

const toMerchant: Direction = {
  consumer: 'koogallery-platform',
  provider: 'merchant',
  create: 'createSender',
  // There are many merchants, and what is optional is theirs to decide.
  asks: 'least',
};

/** By the kind of the exchanges that the consumer sends. */
export const directions: Readonly<Record<Exchange['kind'], Direction>> = {
  webhook: toMerchant,
  callback: toMerchant,
  path: {
    consumer: 'koogallery-merchant',
    provider: 'platform',
    create: 'createClient',
    // There is one platform, whose documents hardly say what is mandatory in an answer.
    asks: 'sample',
  },
};

/** Provider in the pact of a guide. */
export function providerOf({ id }: Pick<Model, 'id'>, kind: Exchange['kind']): string {
  return `${id}-${directions[kind].provider}`;
}

/** Every named example of every exchange of a kind, sorted by description; none where a document has none of that kind. */
export function interactionsOf({ exchanges }: Model, kind: Exchange['kind'] = 'webhook'): Interaction[] {
  return exchanges
    .filter((exchange) => exchange.kind === kind)
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
