import { generateKeyPairSync } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { guideModel } from '../contracts/testing/guide-model.ts';
import { verify } from '../contracts/verify.ts';
import { encryptSecret } from '../runtime/signing/rsa-oaep.ts';
import { startMerchantKit } from './merchant-kit/merchant.ts';
import { startMerchantV1 } from './merchant-v1/merchant.ts';

const common = { port: 0, key: 'access-key-for-tests-01', database: ':memory:', onAnswer: () => undefined };

/** What a verification finds wrong, and how much it has looked at. */
async function found(guide: string, url: string, more: object = {}) {
  const model = await guideModel(guide);
  const { summary, results } = await verify({ url, key: common.key, model, ...more });
  const wrong = results.filter(({ status }) => status === 'fail' || status === 'warn');
  return { passed: summary.passed, wrong: wrong.map(({ id, message }) => `${id}: ${message}`) };
}

it('the example for V1 passes its verification', async () => {
  const merchant = await startMerchantV1(common);
  onTestFinished(merchant.close);
  const { passed, wrong } = await found('saas-v1', merchant.url);
  expect(wrong).toEqual([]);
  expect(passed).toBeGreaterThan(100);
});

it('the example for the kit passes the verification of both editions', async () => {
  const encoding = { format: 'pem', type: 'spki' } as const;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: encoding,
    privateKeyEncoding: { ...encoding, type: 'pkcs8' },
  });
  const merchant = await startMerchantKit({ ...common, privateKey });
  onTestFinished(merchant.close);
  const secrets = {
    encryptSecret: (plain: string, digest: Parameters<typeof encryptSecret>[2]['digest']) =>
      encryptSecret(plain, publicKey, { digest }),
  };
  for (const guide of ['kit-v2', 'kit-v1']) {
    const { passed, wrong } = await found(guide, merchant.url, secrets);
    expect(wrong, guide).toEqual([]);
    expect(passed, guide).toBeGreaterThan(100);
  }
});
