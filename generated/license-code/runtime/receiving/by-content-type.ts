/**
 * The one of several documented bodies that a `Content-Type` names: with its parameters, without them, or within a range.
 *
 * @param mediaTypeOf the media type of each
 */
export function byContentType<Body>(
  documented: readonly Body[],
  contentType: string,
  mediaTypeOf: (body: Body) => string,
): Body | undefined {
  const whole = compact(contentType);
  const type = essence(contentType);
  return (
    documented.find((body) => compact(mediaTypeOf(body)) === whole) ??
    documented.find((body) => essence(mediaTypeOf(body)) === type) ??
    documented.find((body) => isWithin(type, essence(mediaTypeOf(body))))
  );
}

/** A media type without its parameters. */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

function compact(mediaType: string): string {
  return mediaType.replace(/\s/g, '').toLowerCase();
}

/** `image/*` has all images in it. */
function isWithin(type: string, range: string): boolean {
  if (range === '*/*') return true;
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1));
}
