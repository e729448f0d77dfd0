/** Stands in the place of the access key, in all that is shown or kept. */
export const concealed = '[access key]';

/** Shorter keys can't be told from other text. */
export const leastKeyLength = 8;

/** A server that prints its access key in an error message must not get it into our reports. */
export function hideKey(text: string, key: string): string {
  return key.length < leastKeyLength ? text : text.replaceAll(key, concealed);
}
