/** Strings, and names that stand without quotes. */
const STRING_OR_NAME = /"(?:[^"\\]|\\.)*"|\b\w+\b(?=\s*:)/g;

/**
 * Reads a list that travels as text: JSON, or what a sample of the guide has, names without quotes as in
 * `[{orgCode:"00000001"}]`.
 *
 * @returns `undefined` when the text is no list
 * @see joint SaaS guide, full department synchronisation (zh-cn_topic_0070649437)
 */
export function parseList(text: string): unknown[] | undefined {
  const json = text.replace(STRING_OR_NAME, (part) => (part.startsWith('"') ? part : `"${part}"`));
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
