import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import { guideFaults } from '../testing/guide-faults/all-guide-faults.ts';
import { guideModel } from '../testing/guide-model.ts';
import { sparedChecks } from '../testing/spared-checks.ts';
import { verifyGuide } from '../testing/verify-guide.ts';

describe.concurrent.each(Object.entries(guideFaults))(
  'a fault in %s is named by its check and by no other',
  (id, faults) => {
    let model: Model;
    beforeAll(async () => {
      model = await guideModel(id);
    });

    it.each(faults)('$fault', async ({ change, fails = [], warns = [], options }) => {
      const { results } = await verifyGuide(model, change, {
        timeout: 3,
        skip: sparedChecks(model, { fails, warns }),
        // Whatever comes as a secret is right for the merchant.
        encryptSecret: (plain) => btoa(plain),
        ...options,
      });
      const found = (wanted: string) => [
        ...new Set(results.filter(({ status }) => status === wanted).map((result) => result.id)),
      ];
      expect({ fails: found('fail').sort(), warns: found('warn').sort() }).toEqual({
        fails: fails.toSorted(),
        warns: warns.toSorted(),
      });
    });
  },
);
