import { type OpenApi, recordAt } from '../openapi.ts';

/**
 * Before 3.1 OpenAPI had no webhooks, so documents of 3.0 describe theirs as `x-webhooks`, which Redocly's tools made
 * common; some of 3.1 still do. They are webhooks like any other.
 */
export function withEarlyWebhooks(openapi: OpenApi): OpenApi {
  if (!('x-webhooks' in openapi)) return openapi;
  const { 'x-webhooks': _early, ...rest } = openapi;
  return { ...rest, webhooks: { ...recordAt(openapi, 'x-webhooks'), ...recordAt(openapi, 'webhooks') } };
}
