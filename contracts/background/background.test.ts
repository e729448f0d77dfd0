import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import { guides } from '../guides/find-guide.ts';
import { createMerchant } from '../merchant/merchant.ts';
import { guideModel } from '../testing/guide-model.ts';
import { saasModel } from '../testing/model.ts';
import { startMerchant, testKey } from '../testing/reference-merchant.ts';
import { backgroundOf, purposeOf } from './background.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

const signed = { id: 'signature.valid', exchange: 'queryInstance', stage: 'plain' } as const;

describe('what has to be known to mend a fault', () => {
  it.each(guides.map(({ id }) => id))('is there for each callback and the signature of %s', async (id) => {
    const one = await guideModel(id);
    for (const exchange of one.exchanges) {
      expect(purposeOf(exchange)).toMatch(/^\w+: .{20,}/);
      expect(purposeOf(exchange)).not.toMatch(/[`*\n]/);
      expect(backgroundOf(one, { ...signed, exchange: exchange.name }, undefined, testKey)).toMatch(
        /^The platform s/,
      );
    }
  });

  it('shows the steps of a signature, for a request that was signed well', async () => {
    await using server = await startMerchant();
    const merchant = createMerchant({ url: server.url, key: testKey, model, calls: 'real', timeout: 5 });
    const exchanged = await merchant.send('queryInstance', { instanceId: 'a' });
    const bodyHash = createHmac('sha256', testKey).update(exchanged.sent.body).digest('hex');
    expect(backgroundOf(model, signed, exchanged, testKey)).toContain(`bodyHash is ${bodyHash}`);

    const forged = await merchant.send('queryInstance', { instanceId: 'a' }, { key: 'another-key-0123' });
    expect(backgroundOf(model, signed, forged, testKey)).not.toContain('Of the request below');
  });

  it('is not told of rules that hold for every answer', () => {
    expect(backgroundOf(model, { ...signed, stage: 'review' }, undefined, testKey)).toBeUndefined();
  });
});
