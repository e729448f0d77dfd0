import type { Model } from '../../generator/model/model.ts';
import { checksOf } from '../checks/all-checks.ts';
import type { Report } from '../result.ts';
import { type VerifyOptions, verify } from '../verify.ts';
import { type GuideId, kinds } from './guide-acts.ts';
import { both, refusing } from './guide-alter.ts';
import { failed, type GuideChange, guideKey, guideKeyId, startGuideMerchant } from './guide-merchant.ts';

/** In place of a private key: what the tests encrypt is short, unlike what nobody can decrypt. */
const decrypting = refusing(({ fields }) => String(fields['clientSecret'] ?? '').length > 100, failed);

/** Verifies a merchant of a guide by all checks but the advice on nonces, which nobody need follow. */
export async function verifyGuide(
  model: Model,
  change: GuideChange = () => ({}),
  options: Partial<VerifyOptions> = {},
): Promise<Report> {
  const whole = options.encryptSecret === undefined ? change : both(decrypting, change);
  await using merchant = await startGuideMerchant(kinds[model.id as GuideId], whole);
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
