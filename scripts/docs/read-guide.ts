import { loadDocument } from '../../generator/load/load.ts';
import { type OpenApi, recordAt, textAt } from '../../generator/load/openapi.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { Guide } from '../../generator/model/model.ts';
import { findOperations } from '../../generator/model/operations.ts';
import { type ExchangeFacts, readFacts } from './exchange-facts.ts';

/** A guide as the reference shows it. */
export interface GuideFacts extends Guide {
  readonly chineseTitle: string;
  /** File of its document, as the configuration names it. */
  readonly document: string;
  readonly openapi: OpenApi;
  readonly exchanges: readonly ExchangeFacts[];
}

/**
 * Reads a guide from its document.
 *
 * @throws DocumentError when the document is broken; Error when it is no guide
 */
export async function readGuide(document: string): Promise<GuideFacts> {
  const loaded = await loadDocument(document);
  const { openapi } = loaded;
  const { guide, exchanges } = buildModel(loaded);
  if (guide === undefined)
    throw new Error(
      `${document} has no x-guide, so the reference can't list it. Add one, or take it out of the configuration.`,
    );
  const operations = new Map(findOperations(openapi).map((operation) => [operation.name, operation]));
  return {
    ...guide,
    chineseTitle: textAt(recordAt(recordAt(openapi, 'x-guide'), 'title'), 'zh'),
    document,
    openapi,
    exchanges: exchanges.flatMap((exchange) => {
      const operation = operations.get(exchange.name);
      return operation === undefined ? [] : [readFacts(openapi, exchange, operation)];
    }),
  };
}
