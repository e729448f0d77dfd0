import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import { allFaults } from '../testing/faults/all-faults.ts';
import { saasModel } from '../testing/model.ts';
import { startMerchant, testKey } from '../testing/reference-merchant.ts';
import { sparedChecks } from '../testing/spared-checks.ts';
import { verify } from '../verify.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

describe.concurrent.each(Object.entries(allFaults))(
  'a fault in %s is named by its check and by no other',
  (_family, faults) => {
    it.each(faults)('$fault', async ({ change, fails = [], warns = [] }) => {
      await using merchant = await startMerchant(change);
      const { results } = await verify({
        url: merchant.url,
        key: testKey,
        model,
        skip: ['pact', ...sparedChecks(model, { fails, warns })],
        timeout: 3,
      });
      const found = (wanted: string) => [
        ...new Set(results.filter(({ status }) => status === wanted).map(({ id }) => id)),
      ];
      expect({ fails: found('fail').sort(), warns: found('warn').sort() }).toEqual({
        fails: fails.toSorted(),
        warns: warns.toSorted(),
      });
    });
  },
);
