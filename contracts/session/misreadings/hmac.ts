import { createHmac } from 'node:crypto';

/** Lower-case hex of an HMAC-SHA256. */
export function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
