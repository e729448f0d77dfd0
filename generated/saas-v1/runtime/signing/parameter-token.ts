import { hmacSha256 } from './hmac-sha256.ts';

/**
 * The token of V1 requests: base64 of an HMAC-SHA256 over `name=value` pairs, sorted by name (UTF-16 code units).
 *
 * @param parameters all that is signed, `timeStamp` included; the values as they are meant, not encoded
 * @see SaaS guide V1.0, "authToken" (zh-cn_topic_0070649156), and its Java sample (zh-cn_topic_0272346898)
 */
export function parameterToken(
  key: string,
  timeStamp: string,
  parameters: ReadonlyMap<string, string>,
): string {
  const text = [...parameters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return hmacSha256('base64', key + timeStamp, text);
}
