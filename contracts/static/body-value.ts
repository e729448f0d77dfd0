import type { Content, Exchange, Json, Model } from '../../generator/model/model.ts';
import { bodyDefinition } from '../../generator/validation/body-definition.ts';
import { parseBody } from '../../runtime/receiving/body.ts';
import type { PactBody } from './http-message.ts';

/**
 * What the bytes of a body mean by its documented content.
 *
 * @throws Error for a body that can't be read as its media type
 */
export async function bodyValue(
  model: Model,
  exchange: Exchange,
  content: Content,
  { bytes, contentType }: PactBody,
): Promise<Json> {
  const definition = bodyDefinition(model, { ...exchange, body: content, otherBodies: [] });
  const request = {
    method: 'POST',
    url: new URL('http://localhost/'),
    headers: new Headers({ 'content-type': contentType }),
    body: bytes,
  };
  return (await parseBody(request, definition ?? { format: content.format })) as Json;
}
