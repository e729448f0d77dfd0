import type { TlsOptions } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../../generator/model/model.ts';
import { defectsOf, isPrivate, shakeHands } from '../../merchant/tls.ts';
import type { Report } from '../../result.ts';
import { saasModel } from '../../testing/model.ts';
import { startMerchant, testKey } from '../../testing/reference-merchant.ts';
import { startTlsFront } from '../../testing/tls-front.ts';
import { type VerifyOptions, verify } from '../../verify.ts';

const insecure = { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

async function reportOn(options: TlsOptions, chosen: Partial<VerifyOptions> = {}): Promise<Report> {
  await using merchant = await startMerchant();
  await using front = await startTlsFront(merchant.url, options);
  return await verify({ url: front.url, key: testKey, model, skip: ['signature.replayed-nonce'], ...chosen });
}

const found = ({ results }: Report) =>
  results
    .filter(({ status }) => status === 'fail' || status === 'warn')
    .map(({ id, status, actual }) => `${id}: ${status}, ${actual}`);

describe('over HTTPS', () => {
  it('a self-signed certificate is named, and everything else is verified, pacts too', async () => {
    const report = await reportOn({});
    expect(found(report)).toEqual(['transport.certificate: warn, a certificate that is self-signed']);
    const passed = report.results.filter(({ status }) => status === 'pass').map(({ id }) => id);
    expect(passed).toContain('transport.tls-version');
    expect(passed).toContain('pact.newInstance.created');
  });

  it('a server that knows old versions of TLS only is verified, and fails', async () => {
    const report = await reportOn(
      { ...insecure, maxVersion: 'TLSv1.1' },
      { only: ['signature', 'transport'] },
    );
    expect(found(report)).toEqual([
      'transport.certificate: warn, a certificate that is self-signed',
      'transport.tls-version: fail, TLS 1.1',
    ]);
  });

  it('a server that knows old versions too gets a warning', async () => {
    const report = await reportOn(insecure, { only: ['transport.tls-version'] });
    expect(found(report)).toEqual(['transport.tls-version: warn, TLS 1.1']);
  });
});

describe('of a certificate', () => {
  async function shaken() {
    await using front = await startTlsFront('http://127.0.0.1:9/');
    return await shakeHands(new URL(front.url), 'TLSv1.2', 'TLSv1.3', 5);
  }
  const here = new URL('https://localhost/');

  it('all defects are named', async () => {
    const shop = new URL('https://shop.example.com/');
    expect(defectsOf(await shaken(), shop, Date.parse('2200-01-01'))).toEqual([
      expect.stringMatching(/^expired on 21\d\d-\d\d-\d\d$/),
      'is not for shop.example.com, but for DNS:localhost, IP Address:127.0.0.1',
      'is self-signed',
    ]);
    expect(defectsOf(await shaken(), here, 0)).toContainEqual(expect.stringMatching(/^is not valid before/));
  });

  it('that is trusted and fits there is none', async () => {
    expect(defectsOf({ ...(await shaken()), distrust: undefined }, here)).toEqual([]);
  });

  it('a reason that has no words yet is told as it is', async () => {
    const revoked = { ...(await shaken()), distrust: 'CERT_REVOKED' };
    expect(defectsOf(revoked, here)).toEqual(['is not trusted (CERT_REVOKED)']);
  });
});

it.each([
  ['localhost', true],
  ['merchant', true],
  ['shop.local', true],
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['[::1]', true],
  ['172.32.0.1', false],
  ['8.8.8.8', false],
  ['www.isvwebsite.com', false],
])('%s is a private address: %s', (host, expected) => {
  expect(isPrivate(new URL(`https://${host}/`))).toBe(expected);
});
