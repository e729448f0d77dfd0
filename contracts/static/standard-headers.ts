/** Headers that HTTP itself has, so that no document need tell of them. */
const standard =
  /^(?:accept(?:-.*)?|age|allow|authorization|cache-control|connection|content-.*|cookie|date|etag|expect|expires|forwarded|host|if-.*|keep-alive|last-modified|link|location|origin|pragma|priority|range|referer|retry-after|server|set-cookie|strict-transport-security|te|trace(?:parent|state)|trailer|transfer-encoding|upgrade|user-agent|vary|via|www-authenticate|x-forwarded-.*)$/i;

export function isStandardHeader(name: string): boolean {
  return standard.test(name);
}
