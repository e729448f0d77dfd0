/** The one media type of a body that code is generated for: JSON where there is one, else the first. */
export function chosenMediaType(types: readonly string[]): string | undefined {
  return types.find(isJsonType) ?? types[0];
}

export function isJsonType(mediaType: string): boolean {
  return /^application\/(?:.+\+)?json\b/i.test(mediaType);
}
