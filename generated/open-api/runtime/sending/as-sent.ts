/**
 * A body as openapi-fetch takes any: what it says of types is wrong for some, such as those with a property that is always
 * null. Who calls has checked it against the document's own type.
 */
export function asSent(body: unknown): never {
  return body as never;
}
