import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The signature of SaaS V2.0 at its plainest, for servers that are no receiver of ours: the same two HMACs, without a
 * look at the clock, the nonce or other ways to print the body.
 *
 * @param query of the request
 * @param body its raw bytes
 */
export function isSigned(key: string, query: URLSearchParams, body: Uint8Array): boolean {
  const hash = createHmac('sha256', key).update(body).digest('hex');
  const signed = `${key}${query.get('nonce')}${query.get('timestamp')}${hash}`;
  const expected = createHmac('sha256', key).update(signed).digest();
  const sent = Buffer.from(query.get('signature') ?? '', 'hex');
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}
