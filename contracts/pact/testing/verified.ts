import { join } from 'node:path';
import { loadDocument } from '../../../generator/load/load.ts';
import { buildModel } from '../../../generator/model/build-model.ts';
import { packageRoot } from '../../../generator/package-root.ts';
import type { Result } from '../../result.ts';
import { pactFileName, pactFolder } from '../pact-file.ts';
import { type VerifyPactsOptions, verifyPacts } from '../verify-pacts.ts';
import { merchantKey, startTestMerchant, type TestAnswer, type TestMerchantOptions } from './merchant.ts';

export const model = buildModel(await loadDocument(join(packageRoot, 'spec', 'saas-v2.yaml')));
export const pactFile = join(pactFolder, pactFileName(model));

/** Verifies a test merchant once; `merchant` is stopped by then, but still tells what it was sent. */
export async function verified(
  merchantOptions: TestMerchantOptions,
  options: Partial<VerifyPactsOptions> = {},
) {
  const merchant = await startTestMerchant(merchantOptions);
  try {
    const results = await verifyPacts({
      model,
      guide: model.id,
      url: merchant.url,
      key: merchantKey,
      keyEnv: 'KOO_ACCESS_KEY',
      pactFile,
      calls: 'debug',
      timeout: 5,
      billing: [],
      given: {},
      encryptSecret: undefined,
      ...options,
    });
    return { merchant, results };
  } finally {
    await merchant.close();
  }
}

/** Changes the answers to one activity. */
export function spoiling(activity: string, change: (answer: TestAnswer) => TestAnswer | Promise<TestAnswer>) {
  return {
    spoil: (answer: TestAnswer, request: Readonly<Record<string, unknown>>) =>
      request['activity'] === activity ? change(answer) : answer,
  };
}

export function statusesOf(results: readonly Result[]): Record<string, string> {
  return Object.fromEntries(results.map(({ id, status }) => [id.replace('pact.', ''), status]));
}

export function resultFor(results: readonly Result[], id: string): Result {
  const found = results.find((result) => result.id === id);
  if (found === undefined) throw new Error(`There is no result ${id}.`);
  return found;
}

export const refusal = { body: { resultCode: '000005', resultMsg: 'out of order' } };
