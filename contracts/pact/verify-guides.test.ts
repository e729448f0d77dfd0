import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptField } from '../../runtime/signing/aes-cbc.ts';
import { decryptSecret, encryptSecret } from '../../runtime/signing/rsa-oaep.ts';
import type { Result } from '../result.ts';
import { type GuideId, kinds, knownCode } from '../testing/guide-acts.ts';
import { acting, answering, refusing, writing } from '../testing/guide-alter.ts';
import {
  type Call,
  failed,
  guideKey,
  invalid,
  ok,
  unauthorized,
  unknown,
} from '../testing/guide-merchant.ts';
import { statusesOf } from './testing/verified.ts';
import { verifiedGuide } from './testing/verified-guide.ts';

const guides = Object.keys(kinds).filter((id): id is GuideId => id in kinds);

function exceptPassed(results: readonly Result[]): Record<string, string> {
  return statusesOf(results.filter(({ status }) => status !== 'pass'));
}

/** What the merchant was asked in calls of some exchanges. */
function fieldsOf(calls: readonly Call[], ...exchanges: readonly string[]) {
  return calls.filter(({ exchange }) => exchanges.includes(exchange)).map(({ fields }) => fields);
}

describe('a merchant that keeps the rules', () => {
  it.each(guides)('passes every interaction of %s', async (id) => {
    const { results } = await verifiedGuide(id);
    expect(exceptPassed(results)).toEqual({});
  });

  it.each(['saas-v1', 'kit-v2'] as const)('passes in real calls of %s, too', async (id) => {
    const { results, calls } = await verifiedGuide(id, undefined, { calls: ['real'] });
    expect(new Set(Object.values(exceptPassed(results)))).toEqual(new Set(id === 'kit-v2' ? [] : ['skip']));
    expect(calls.filter(({ test }) => test)).toEqual([]);
  });
});

describe('the states of SaaS V1.0', () => {
  it('name the order of the purchase where the platform does', async () => {
    const { calls } = await verifiedGuide('saas-v1', undefined, {
      only: ['expireInstance.expired', 'releaseInstance.unsubscribed', 'refreshInstance.renewal-refunded'],
    });
    const bought = fieldsOf(calls, 'newInstance').map(
      ({ businessId, orderId }) => `${businessId} ${orderId}`,
    );
    const named = (exchange: string) =>
      fieldsOf(calls, exchange).map(({ instanceId, orderId }) => `${instanceId} ${orderId}`);
    expect(bought.length).toBe(3);
    expect(bought).toEqual(expect.arrayContaining(named('expireInstance')));
    expect(bought.toSorted()).toEqual([...new Set(named('releaseInstance'))].sort());
    expect(bought).not.toEqual(expect.arrayContaining(named('refreshInstance')));
  });

  it.each([
    ['instanceStatus.unfreeze', 'instanceStatus'],
    ['releaseInstance.expired', 'expireInstance'],
  ])('freeze for %s with %s', async (only, exchange) => {
    const { calls } = await verifiedGuide('saas-v1', undefined, { only: [only] });
    expect(calls.map((call) => call.exchange)[1]).toBe(exchange);
  });

  it('freeze in the way that the billing mode has', async () => {
    const options = { only: ['releaseInstance.expired'], billing: ['pay-per-use'] };
    const { calls } = await verifiedGuide('saas-v1', undefined, options);
    expect(fieldsOf(calls, 'instanceStatus')).toMatchObject([{ instanceStatus: 'FREEZE' }]);
  });

  it('open packages as such, and encrypt private data with the merchant’s key', async () => {
    const only = ['newInstance.debug-private-data', 'queryInstance.debug-package'];
    const { calls } = await verifiedGuide('saas-v1', undefined, { only });
    const creations = fieldsOf(calls, 'newInstance');
    const sealed = creations.find(({ mobilePhone }) => mobilePhone !== undefined);
    expect(decryptField(String(sealed?.['mobilePhone']), guideKey, { keySize: 256 })).toMatch(/^\d+$/);
    expect(creations.map(({ chargingMode }) => chargingMode)).toContain('5');
  });
});

describe('a broken rule of SaaS V1.0', () => {
  it('is an answer that is not signed', async () => {
    const { results } = await verifiedGuide('saas-v1', () => ({ headers: () => ({}) }));
    // upgrade need not be offered.
    expect(
      results.every(({ status, exchange }) => status === (exchange === 'upgrade' ? 'warn' : 'fail')),
    ).toBe(true);
    expect(results[0]?.message).toContain('Body-Sign');
  });

  it('is an answer without what the platform needs, told with a command to see it again', async () => {
    const { results } = await verifiedGuide(
      'saas-v1',
      answering((answer, { exchange }) => (exchange === 'upgrade' ? { resultMsg: 'success.' } : answer)),
      { only: ['upgrade.debug', 'queryInstance.one'] },
    );
    // "Not offered" can't be told from "broken".
    expect(exceptPassed(results)).toEqual({ 'upgrade.debug': 'warn' });
    expect(results.find(({ exchange }) => exchange === 'upgrade')?.reproduce).toMatch(
      /^npx koocontract sign --guide saas-v1 --to http\S+ --query 'activity=upgrade&[^']+testFlag=1' \| sh$/,
    );
  });

  it('is none when private data came with another key size than the product’s', async () => {
    const { results } = await verifiedGuide(
      'saas-v1',
      refusing(({ fields }) => 'mobilePhone' in fields, invalid),
    );
    expect(exceptPassed(results)).toEqual({ 'newInstance.debug-private-data': 'skip' });
  });
});

/** Refuses whatever is about a tenant or an application that was not added before. */
const strictKit = acting(({ exchange, fields }, normally, shop) => {
  const tenant = `${fields['instanceId']} ${fields['tenantId']}`;
  const application = `${tenant} ${fields['appId']}`;
  const adds = fields['flag'] === 1;
  if (exchange === 'tenantSync' && adds) shop.set(tenant, {});
  if (exchange === 'applicationSync' && adds && shop.has(tenant)) shop.set(application, {});
  const isKnown = shop.has(tenant) && (exchange !== 'authSync' || shop.has(application));
  if (exchange === 'tenantSync' && fields['flag'] === 0) shop.delete(tenant);
  return isKnown ? normally() : unknown;
});

describe('what need not be offered', () => {
  it.each([
    ['period', 'warn'],
    ['pay-per-use', 'fail'],
  ])('is the query of SaaS V1.0 for %s products: %s', async (mode, status) => {
    const { results } = await verifiedGuide(
      'saas-v1',
      refusing(({ exchange }) => exchange === 'queryInstance'),
      { only: ['queryInstance.one'], billing: [mode] },
    );
    expect(exceptPassed(results)).toEqual({ 'queryInstance.one': status });
  });

  it('are purchases with another billing mode than the merchant’s', async () => {
    const { results, calls } = await verifiedGuide('saas-v1', undefined, {
      only: ['newInstance.period', 'newInstance.one-time', 'newInstance.debug-package'],
      billing: ['period'],
    });
    expect(exceptPassed(results)).toEqual({
      'newInstance.one-time': 'skip',
      'newInstance.debug-package': 'skip',
    });
    expect(calls.map(({ fields }) => fields['chargingMode'])).toEqual(['1']);
  });

  it('is a list as text, as older pages of the kit have it', async () => {
    const { results } = await verifiedGuide(
      'kit-v2',
      refusing(({ fields }) => typeof fields['orgInfoList'] === 'string', invalid),
    );
    expect(exceptPassed(results)).toEqual({ 'allOrgSync.json-string': 'warn' });
  });

  it('is a change to users whom nobody has added', async () => {
    const { results } = await verifiedGuide(
      'kit-v2',
      refusing(({ exchange, fields }) => exchange === 'authSync' && Number(fields['flag']) > 1, unknown),
    );
    expect(exceptPassed(results)).toEqual({
      'authSync.modify': 'warn',
      'authSync.cancel-authorization': 'warn',
    });
  });
});

describe('the states of the kit', () => {
  it('are what a merchant wants to know before, credential applications among them', async () => {
    const { results, calls } = await verifiedGuide('kit-v2', strictKit);
    expect(exceptPassed(results)).toEqual({});
    const tenants = fieldsOf(calls, 'tenantSync');
    expect(tenants.some(({ instanceId, orderId }) => instanceId === '' && orderId === '')).toBe(true);
    expect(new Set(tenants.map(({ testFlag }) => testFlag))).toEqual(new Set([1]));
  });

  it('are undone', async () => {
    const { calls } = await verifiedGuide('kit-v2', strictKit, { only: ['singleOrgSync.delete'] });
    const [first, second] = calls;
    expect(calls.map(({ exchange }) => exchange)).toEqual([
      'tenantSync',
      'singleOrgSync',
      'singleOrgSync',
      'tenantSync',
    ]);
    expect(calls.map(({ fields }) => fields['flag'])).toEqual([1, 1, 0, 0]);
    expect(calls[3]?.fields['tenantId']).toBe(first?.fields['tenantId']);
    expect(calls[2]?.fields['orgCode']).toBe(second?.fields['orgCode']);
  });

  it('hold a secret that the merchant can decrypt when its public key is given', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 3072,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const decrypting = acting(({ exchange, fields }, normally) => {
      if (exchange !== 'applicationSync') return normally();
      try {
        decryptSecret(String(fields['clientSecret']), privateKey, { digest: 'sha1' });
        return normally();
      } catch {
        return failed;
      }
    });
    const { results } = await verifiedGuide('kit-v2', decrypting, {
      encryptSecret: (plain, digest) => encryptSecret(plain, publicKey, { digest }),
    });
    expect(exceptPassed(results)).toEqual({});
  });
});

describe('a broken rule of the kit', () => {
  it('is a refusal, which fails what is refused and nothing else', async () => {
    const { results } = await verifiedGuide(
      'kit-v2',
      refusing(({ exchange, fields }) => exchange === 'singleOrgSync' && fields['flag'] === 0),
    );
    expect(exceptPassed(results)).toEqual({ 'singleOrgSync.delete': 'fail' });
    expect(results.find(({ status }) => status === 'fail')?.reproduce).toMatch(
      /^npx koocontract sign singleOrgSync /,
    );
  });

  it('is a refused signature, whether or not the secret can be decrypted', async () => {
    const { results } = await verifiedGuide(
      'kit-v2',
      refusing(({ exchange }) => exchange === 'applicationSync', unauthorized),
      { only: ['applicationSync.add'] },
    );
    expect(exceptPassed(results)).toEqual({ 'applicationSync.add': 'fail' });
  });

  it('is none when the merchant can not decrypt a secret that was not encrypted for it', async () => {
    const { results } = await verifiedGuide(
      'kit-v2',
      refusing(({ exchange }) => exchange === 'applicationSync'),
    );
    const others = results.filter(({ status }) => status !== 'pass');
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(['skip']));
    expect(new Set(others.map(({ exchange }) => exchange))).toEqual(new Set(['applicationSync', 'authSync']));
    expect(others.every(({ message }) => message.includes('--public-key FILE'))).toBe(true);
  });
});

describe('an online licence', () => {
  it('may be refused with a documented code of its own', async () => {
    const { results } = await verifiedGuide(
      'license-online',
      refusing(
        ({ exchange, fields }) => exchange === 'getLicenseAsync' && fields['deviceFingerprint'] === undefined,
        { resultCode: '000903', resultMsg: 'device fingerprint or hardware code is required' },
      ),
    );
    expect(exceptPassed(results)).toEqual({ 'getLicenseAsync.without-end': 'skip' });
  });
});

describe('licence codes', () => {
  it('need not be renewed: what is refused like an unknown activity may not be offered', async () => {
    const { results } = await verifiedGuide(
      'license-code',
      refusing(({ exchange }) => exchange === 'refreshLicenseCode', invalid),
    );
    expect(exceptPassed(results)).toEqual({
      // Their expiry lies in the past, which is reason enough.
      'refreshLicenseCode.renewal': 'skip',
      'refreshLicenseCode.renewal-cancelled': 'skip',
    });
  });

  it('are released without an order, too, once the release is offered', async () => {
    const { results } = await verifiedGuide(
      'license-code',
      refusing(({ exchange, fields }) => exchange === 'releaseLicenseCode' && !fields['orderId'], invalid),
    );
    expect(exceptPassed(results)).toEqual({ 'releaseLicenseCode.expired': 'fail' });
  });

  it('are unknown to the merchant in real calls, unless one is given', async () => {
    const { results, calls } = await verifiedGuide('license-code', undefined, { calls: ['real'] });
    expect(calls).toEqual([]);
    expect(
      results.every(({ status, message }) => status === 'skip' && message.includes('--set license=')),
    ).toBe(true);
  });

  it('are those that are given', async () => {
    const options: Parameters<typeof verifiedGuide>[2] = { calls: ['real'], given: { license: knownCode } };
    const forEver = refusing(({ fields }) => fields['license'] === knownCode, ok);
    const { results, calls } = await verifiedGuide('license-code', forEver, options);
    expect(exceptPassed(results)).toEqual({});
    expect(new Set(calls.map(({ fields }) => fields['license']))).toEqual(new Set([knownCode]));
  });

  it('may be gone when a real call has released them', async () => {
    let released = false;
    const forgetful = acting(({ exchange }, normally) => {
      const answer = released ? unknown : normally();
      released ||= exchange === 'releaseLicenseCode';
      return answer;
    });
    const options: Parameters<typeof verifiedGuide>[2] = { calls: ['real'], given: { license: knownCode } };
    const { results } = await verifiedGuide('license-code', forgetful, options);
    expect(new Set(Object.values(exceptPassed(results)))).toEqual(new Set(['skip']));
  });

  it('must be taken in debugging calls, whichever they are', async () => {
    const { results } = await verifiedGuide(
      'license-code',
      refusing(({ exchange }) => exchange === 'refreshLicenseCode', unknown),
    );
    expect(exceptPassed(results)).toEqual({
      'refreshLicenseCode.renewal': 'fail',
      'refreshLicenseCode.renewal-cancelled': 'fail',
    });
  });

  it('are answered with a documented result, whatever the HTTP status', async () => {
    const { results } = await verifiedGuide(
      'license-code',
      writing(() => 201),
    );
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['warn']));
  });
});
