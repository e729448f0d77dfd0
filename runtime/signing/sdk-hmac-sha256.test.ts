import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { SignableRequest } from './scheme.ts';
import { sdkHmacSha256 } from './sdk-hmac-sha256.ts';

const credentials = { id: 'EXAMPLEACCESSKEY0001', key: 'ExampleSecretKeyForSignatureTests0000001' };
const now = Date.UTC(2024, 5, 1, 8);
const moment = { now, nonce: '' };

function request(headers: Record<string, string>): SignableRequest {
  const url = new URL('https://mkt.myhuaweicloud.com/v1/x');
  return { method: 'POST', url, headers: new Headers(headers), body: Buffer.from('{}') };
}

describe('sdkHmacSha256', () => {
  it('signs the host of the URL when no Host header can be set', () => {
    const signed = sdkHmacSha256.sign(request({}), credentials, moment);
    expect(signed.headers.has('Host')).toBe(false);
    expect(signed.headers.get('Authorization')).toContain('SignedHeaders=host;x-sdk-date,');
    const arrived = {
      ...signed,
      headers: new Headers([...signed.headers, ['Host', 'mkt.myhuaweicloud.com']]),
    };
    expect(sdkHmacSha256.verify(arrived, credentials, { now, window: 900 })).toBeUndefined();
  });

  it('signs every header that is present, but those that change on the way', () => {
    const given = request({
      Accept: '*/*',
      'X-Stage': 'RELEASE',
      Connection: 'close',
      'Content-Length': '2',
    });
    const { headers } = sdkHmacSha256.sign(given, credentials, moment);
    expect(headers.get('Authorization')).toContain('SignedHeaders=accept;host;x-sdk-date;x-stage,');
  });

  it('signs anew a request that was signed before', () => {
    const first = sdkHmacSha256.sign(request({}), credentials, { now: now - 3_600_000, nonce: '' });
    const second = sdkHmacSha256.sign(first, credentials, moment);
    expect(second.headers.get('X-Sdk-Date')).toBe('20240601T080000Z');
    expect(sdkHmacSha256.verify(second, credentials, { now, window: 900 })).toBeUndefined();
  });

  it('takes escapes in the path that are not UTF-8 as they are', () => {
    const url = new URL('https://mkt.myhuaweicloud.com/v1/%ff/%');
    const signed = sdkHmacSha256.sign({ ...request({}), url }, credentials, moment);
    expect(sdkHmacSha256.verify(signed, credentials, { now, window: 900 })).toBeUndefined();
    const other = { ...signed, url: new URL('https://mkt.myhuaweicloud.com/v1/%fe/%') };
    expect(sdkHmacSha256.verify(other, credentials, { now, window: 900 })?.reason).toBe('mismatch');
  });

  it('asks for the AK when it is missing, without printing the SK', () => {
    const sign = () => sdkHmacSha256.sign(request({}), { key: credentials.key }, moment);
    expect(sign).toThrow(/set credentials\.id/);
    expect(sign).not.toThrow(credentials.key);
  });
});
