import { randomUUID } from 'node:crypto';
import { saasV2 } from '../../runtime/signing/saas-v2.ts';

/** The access key of the bench; a text like any other. */
export const benchKey = 'bench-access-key';

/** Signed requests of newInstance, each for an order of its own: a resend would be answered without its handler. */
export function makeRequests(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, () => {
    const orderId = `CS${randomUUID()}`;
    const body = Buffer.from(
      JSON.stringify({
        activity: 'newInstance',
        businessId: randomUUID(),
        orderId,
        orderLineId: `${orderId}-000001`,
      }),
    );
    const { url } = saasV2.sign(
      { method: 'POST', url: new URL('http://localhost/'), headers: new Headers(), body },
      { key: benchKey },
      { now: Date.now(), nonce: randomUUID() },
    );
    const head = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      'Host: localhost',
      'Accept: application/json',
      'Content-Type: application/json',
      `Content-Length: ${body.byteLength}`,
    ];
    return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
  });
}
