import type { Loaded } from '../../generator/load/load.ts';
import type { OpenApi } from '../../generator/load/openapi.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { answeringAs, mediaTypesOf } from './media-types.ts';
import { withTokens } from './tokens.ts';

/**
 * The model of a document as pacts are made of it, with examples that code generation has no use for: of requests that
 * hold nothing but an access token, and of answers in other media types than the first.
 */
export function pactModel(loaded: Loaded): Model {
  const openapi = withTokens(loaded.openapi);
  const modelOf = (document: OpenApi): Model => buildModel({ ...loaded, openapi: document });
  const model = modelOf(openapi);
  const known = new Set(model.exchanges.flatMap(exampleNames));
  const others = mediaTypesOf(openapi)
    .flatMap((type) => modelOf(answeringAs(openapi, type)).exchanges)
    .map((exchange) => ({
      ...exchange,
      examples: exchange.examples.filter((_, index) => !known.has(exampleNames(exchange)[index] ?? '')),
    }))
    .filter(({ examples }) => examples.length > 0);
  return { ...model, exchanges: [...model.exchanges, ...others] };
}

function exampleNames({ name, examples }: Exchange): string[] {
  return examples.map((example) => `${name}: ${example.name}`);
}
