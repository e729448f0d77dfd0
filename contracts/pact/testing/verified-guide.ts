import type { Result } from '../../result.ts';
import type { Run } from '../../source.ts';
import { type GuideId, kinds } from '../../testing/guide-acts.ts';
import { acting, both } from '../../testing/guide-alter.ts';
import {
  type Call,
  type GuideChange,
  guideKey,
  guideKeyId,
  startGuideMerchant,
} from '../../testing/guide-merchant.ts';
import { guideModel } from '../../testing/guide-model.ts';
import { wholeCourse } from '../../testing/whole-course.ts';
import { pactSource } from '../pact-source.ts';

/**
 * Verifies the pact of a guide with a small merchant of it.
 *
 * @param change makes the merchant another one than the correct one
 * @param options `only` has the interactions without `pact.`; all unless told
 * @returns the results and what the merchant was asked, in order
 */
export async function verifiedGuide(
  id: GuideId,
  change: GuideChange = () => ({}),
  { only, ...options }: Partial<Run> & { readonly only?: readonly string[] } = {},
) {
  const calls: Call[] = [];
  const recording = acting((call, normally) => {
    calls.push(call);
    return normally();
  });
  const model = await guideModel(id);
  await using merchant = await startGuideMerchant(kinds[id], both(change, recording));
  const chosen = only?.map((each) => `pact.${each}`) ?? pactSource.plan(model).map((planned) => planned.id);
  const results: Result[] = [];
  await pactSource.run(
    {
      model,
      guide: id,
      url: merchant.url,
      key: guideKey,
      keyId: guideKeyId,
      keyEnv: 'KOO_ACCESS_KEY',
      calls: ['debug', 'real'],
      billing: [],
      concurrency: 8,
      timeout: 5,
      given: {},
      encryptSecret: undefined,
      ...options,
    },
    new Set(chosen),
    (result) => results.push(result),
    wholeCourse,
  );
  return { results, calls };
}
