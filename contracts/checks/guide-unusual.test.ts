import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import { knownCode } from '../testing/guide-acts.ts';
import { refusing } from '../testing/guide-alter.ts';
import { failed } from '../testing/guide-merchant.ts';
import { guideModel } from '../testing/guide-model.ts';
import { guideUnusual } from '../testing/guide-unusual/all-guide-unusual.ts';
import { verifyGuide } from '../testing/verify-guide.ts';

describe.each(Object.entries(guideUnusual))('a correct merchant of %s passes', (id, unusual) => {
  let model: Model;
  beforeAll(async () => {
    model = await guideModel(id);
  });

  it('who does everything as documented, with all checks decided', async () => {
    const given = id === 'license-code' ? { license: knownCode } : {};
    const encryptSecret = (plain: string) => btoa(plain);
    const { results } = await verifyGuide(model, undefined, { given, encryptSecret });
    const overHttps = ['transport.certificate', 'transport.tls-version'];
    const undecided = results.filter(({ status, id }) => status !== 'pass' && !overHttps.includes(id));
    expect(undecided.map((result) => `${result.id}: ${result.message} ${result.actual}`)).toEqual([]);
  });

  it.each(unusual)('who $habit', async ({ change, warnings = [], options }) => {
    const { results } = await verifyGuide(model, change, options);
    const failures = results.filter(({ status }) => status === 'fail');
    expect(failures.map((result) => `${result.id}: ${result.message} ${result.actual}`)).toEqual([]);
    const warned = results.filter(({ status }) => status === 'warn').map((result) => result.id);
    expect(new Set(warned)).toEqual(new Set(warnings));
  });
});

describe('what can not be told is skipped, with the option that helps:', () => {
  it('a secret that the merchant can not decrypt', async () => {
    const change = refusing(({ exchange }) => exchange === 'applicationSync', failed);
    const { results } = await verifyGuide(await guideModel('kit-v2'), change, {
      only: ['sync.add-applicationSync'],
    });
    for (const { status, message } of results) {
      expect(status).toBe('skip');
      expect(message).toContain('--public-key FILE');
    }
  });

  it('a real call about a licence code that the merchant can not know', async () => {
    const { results } = await verifyGuide(await guideModel('license-code'), undefined, {
      only: ['life-cycle.renew'],
      calls: ['real'],
    });
    expect(results[0]).toMatchObject({ status: 'skip' });
    expect(results[0]?.message).toContain('--set license=');
  });
});
