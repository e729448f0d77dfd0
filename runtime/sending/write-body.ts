import type { BodyDefinition } from '../receiving/service.ts';
import { serializeForm, serializeParts } from './serialize.ts';

/** A body as the document has it. */
export type SentBody = BodyDefinition & { readonly mediaType: string };

/** What a call may say of its body. */
export interface MediaType<Type extends string> {
  /** What the body is sent as; the first documented one unless told. */
  readonly mediaType?: Type;
}

/** What else openapi-fetch is told. */
interface Init {
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Tells openapi-fetch how a body is written that is no JSON, or one of several: text and bytes as they are.
 *
 * @param bodies what the document has; the first one goes without saying
 * @param mediaType the chosen one
 * @param body what is sent; bytes may know their type themselves
 * @param init what else it is told
 * @param serializeJson how JSON is written where it is signed
 * @throws Error for a media type that is not documented
 */
export function writtenBody<More extends Init>(
  bodies: readonly SentBody[],
  mediaType: string | undefined,
  body: unknown,
  init: More,
  serializeJson: (value: unknown) => string = JSON.stringify,
): Omit<More, 'headers'> & {
  bodySerializer(body: unknown): unknown;
  readonly headers: Record<string, string | null>;
} {
  const chosen = mediaType === undefined ? bodies[0] : bodies.find((each) => each.mediaType === mediaType);
  if (chosen === undefined)
    throw new Error(
      `There is no body of ${mediaType}. Choose one of ${bodies.map((each) => each.mediaType).join(', ')}.`,
    );
  const { format, fields, parts } = chosen;
  const own = body instanceof Blob ? body.type : '';
  const concrete = chosen.mediaType.includes('*') ? 'application/octet-stream' : chosen.mediaType;
  const type = format === 'multipart' ? null : typeOf(format, own, concrete);
  return {
    ...init,
    bodySerializer: (value) => {
      if (format === 'json') return serializeJson(value);
      if (format === 'form') return serializeForm(Object(value), fields);
      return format === 'multipart' ? serializeParts(Object(value), parts) : value;
    },
    // Without a body there is no type; of parts, whoever writes them knows what is between them.
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...init.headers },
  };
}

function typeOf(format: BodyDefinition['format'], own: string, documented: string): string {
  return format === 'bytes' && own !== '' ? own : documented;
}
