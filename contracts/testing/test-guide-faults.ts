import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import type { GuideId } from './guide-acts.ts';
import { guideFaults } from './guide-faults/all-guide-faults.ts';
import { guideModel } from './guide-model.ts';
import { sparedChecks } from './spared-checks.ts';
import { verifyGuide } from './verify-guide.ts';

/** The faulty merchants of one guide; a test file for each guide lets them run side by side. */
export function testGuideFaults(id: GuideId): void {
  describe.concurrent(`a fault in ${id} is named by its check and by no other`, () => {
    let model: Model;
    beforeAll(async () => {
      model = await guideModel(id);
    });

    it.each(guideFaults[id])('$fault', async ({ change, fails = [], warns = [], options }) => {
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
  });
}
