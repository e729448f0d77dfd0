import type { Model } from '../../generator/model/model.ts';
import { checksOf } from '../checks/all-checks.ts';
import type { Report } from '../result.ts';
import { type VerifyOptions, verify } from '../verify.ts';
import { type GuideId, kinds } from './guide-acts.ts';
import { type GuideChange, guideKey, guideKeyId, startGuideMerchant } from './guide-merchant.ts';

/** Verifies a merchant of a guide by all checks but the advice on nonces, which nobody need follow. */
export async function verifyGuide(
  model: Model,
  change: GuideChange = () => ({}),
  options: Partial<VerifyOptions> = {},
): Promise<Report> {
  await using merchant = await startGuideMerchant(kinds[model.id as GuideId], change);
  return await verify({
    url: merchant.url,
    key: guideKey,
    keyId: guideKeyId,
    model,
    only: checksOf(model)
      .map(({ id }) => id)
      .filter((id) => id !== 'signature.replayed-nonce'),
    ...options,
  });
}
