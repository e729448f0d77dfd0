import { isRecord, type OpenApi } from '../generator/load/openapi.ts';
import type { Exchange } from '../generator/model/model.ts';

/**
 * The document with its webhooks as its only paths, for tools that know nothing but paths (Prism ignores `webhooks`).
 * The given document is left alone.
 */
export function projectWebhooks({ webhooks, ...rest }: OpenApi): OpenApi {
  const items = Object.entries(isRecord(webhooks) ? webhooks : {});
  return { ...rest, paths: Object.fromEntries(items.map(([key, item]) => [`/${key}`, item])) };
}

/** Where an exchange stands among the paths of such a document, or of a document with paths of its own. */
export function projectedPath({ kind, key }: Exchange): string {
  return kind === 'path' ? key : `/${key}`;
}
