import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import { saasModel } from '../testing/model.ts';
import { startMerchant, testKey } from '../testing/reference-merchant.ts';
import { unusual } from '../testing/unusual.ts';
import { verify } from '../verify.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

describe.concurrent('a correct merchant passes', () => {
  it('who does everything as documented, with all checks decided', async () => {
    await using merchant = await startMerchant();
    const { results } = await verify({ url: merchant.url, key: testKey, model, skip: ['pact'] });
    const undecided = results.filter(({ status }) => status !== 'pass').map(({ id }) => id);
    // There is nothing to look at.
    const undecidable = ['life-cycle.query-usage-info', 'transport.certificate', 'transport.tls-version'];
    expect(new Set(undecided)).toEqual(new Set(undecidable));
  });

  it.each(unusual)('who $habit', async ({ change, warnings = [], options }) => {
    await using merchant = await startMerchant(change);
    const { results } = await verify({
      url: merchant.url,
      key: testKey,
      model,
      skip: ['pact'],
      ...options,
    });
    const failed = results.filter(({ status }) => status === 'fail');
    expect(failed.map(({ id, message, actual }) => `${id}: ${message} ${actual}`)).toEqual([]);
    const warned = results.filter(({ status }) => status === 'warn').map(({ id }) => id);
    expect(new Set(warned)).toEqual(new Set(warnings));
  });
});
