import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import { guides } from '../guides/find-guide.ts';
import type { Report } from '../result.ts';
import { answering, refusing as refusingCall } from '../testing/guide-alter.ts';
import { failed } from '../testing/guide-merchant.ts';
import { guideModel } from '../testing/guide-model.ts';
import { saasModel } from '../testing/model.ts';
import { planFaults } from '../testing/plan-faults.ts';
import { startMerchant, testKey } from '../testing/reference-merchant.ts';
import { verifyGuide } from '../testing/verify-guide.ts';
import { type VerifyOptions, verify } from '../verify.ts';
import { checksOf } from './all-checks.ts';

function found({ results }: Report, ...wanted: string[]): string[] {
  return results.filter(({ status }) => wanted.includes(status)).map(({ id }) => id);
}

const idsOf = (model: Model, plan: 'debug' | 'dialing') => checksOf(model, { plan }).map(({ id }) => id);

describe('a fault is named by the plan that it shows in', () => {
  let model: Model;
  beforeAll(async () => {
    model = await saasModel();
  });

  it.each(planFaults)('$plan: $fault', async ({ change, plan, fails = [], warns = [], options, says }) => {
    await using merchant = await startMerchant(change);
    const report = await verify({ url: merchant.url, key: testKey, model, plan, ...options });
    expect({ fails: found(report, 'fail'), warns: found(report, 'warn') }).toEqual({ fails, warns });
    const [first] = report.results.filter(({ status }) => status === 'fail' || status === 'warn');
    expect(`${first?.message} ${first?.actual}`).toContain(says);
    expect(first?.reproduce).toMatch(/^npx koocontract (?:sign|verify) /);
  });

  it('debug: nothing passes that is asked in another way than the documented one', async () => {
    const { change } = planFaults.find(({ fault }) => fault.startsWith('sorts the body')) ?? {};
    await using merchant = await startMerchant(change);
    const report = await verify({ url: merchant.url, key: testKey, model, plan: 'debug' });
    expect(found(report, 'pass')).toEqual([]);
  });

  it.each(['debug', 'dialing'] as const)('%s: none, for a correct merchant', async (plan) => {
    await using merchant = await startMerchant();
    const report = await verify({ url: merchant.url, key: testKey, model, plan });
    expect(found(report, 'pass')).toEqual(idsOf(model, plan));
  });

  it.each(['debug', 'dialing'] as const)('%s: a server that never answers', async (plan) => {
    await using merchant = await startMerchant(() => ({ respond: () => undefined }));
    const report = await verify({ url: merchant.url, key: testKey, model, plan, timeout: 0.2 });
    expect(found(report, 'fail')).toHaveLength(3);
    expect(report.results[0]?.message).toContain('the call timed out');
  });
});

const others = guides.filter(({ id, cases }) => cases !== undefined && id !== 'saas-v2').map(({ id }) => id);

describe.each(others)('the plans of %s', (id) => {
  let model: Model;
  beforeAll(async () => {
    model = await guideModel(id);
  });

  const run = (options: Partial<VerifyOptions>, change?: Parameters<typeof verifyGuide>[1]) =>
    verifyGuide(model, change, { only: [], encryptSecret: (plain) => btoa(plain), ...options });

  it.each(['debug', 'dialing'] as const)('pass a correct merchant: %s', async (plan) => {
    const report = await run({ plan });
    expect(found(report, 'pass')).toEqual(idsOf(model, plan));
    expect(report.plan).toBe(plan);
    expect(new Set(report.results.map(({ calls }) => calls))).toEqual(new Set(['debug']));
  });

  it.each(['debug', 'dialing'] as const)('fail in every case: %s', async (plan) => {
    const report = await run(
      { plan },
      answering(({ resultMsg, ...answer }) => answer),
    );
    expect(found(report, 'fail')).toEqual(idsOf(model, plan));
  });
});

describe('SaaS V1.0', () => {
  let model: Model;
  beforeAll(async () => {
    model = await guideModel('saas-v1');
  });

  it.each([
    ['sends no Body-Sign', { headers: () => ({}) }, 'the response header lacks Body-Sign'],
    [
      'signs another body',
      { headers: () => ({ 'Body-Sign': `sign_type="HMAC-SHA256", signature= "${btoa('no')}"` }) },
      'the HTTP body signature check failed',
    ],
  ])('%s', async (_fault, parts, says) => {
    const report = await verifyGuide(model, () => parts, { only: [], plan: 'debug' });
    expect(found(report, 'fail')).toEqual(idsOf(model, 'debug'));
    expect(report.results[0]?.message).toContain(says);
  });

  it('wants the address of the application', async () => {
    const change = answering(({ appInfo, ...answer }) => answer);
    const report = await verifyGuide(model, change, { only: [], plan: 'debug' });
    expect(new Set(report.results.map(({ message }) => /lacks (\w+)/.exec(message)?.[1] ?? ''))).toEqual(
      new Set(['frontEndUrl', '']),
    );
    expect(found(report, 'fail').every((id) => id.startsWith('debug.newInstance-'))).toBe(true);
  });
});

describe('billing modes', () => {
  it('choose the cases', async () => {
    const model = await saasModel();
    await using merchant = await startMerchant();
    const options = { url: merchant.url, key: testKey, model, plan: 'debug' } as const;
    const report = await verify({ ...options, billing: ['one-time'] });
    expect(found(report, 'pass')).toEqual(
      ['newInstance-one-time', 'queryInstance', 'releaseInstance'].map((name) => `debug.${name}`),
    );
  });
});

describe('what can not be told', () => {
  it('is skipped: a secret that the merchant can not decrypt', async () => {
    const model = await guideModel('kit-v2');
    const change = refusingCall(({ exchange }) => exchange === 'applicationSync', failed);
    const report = await verifyGuide(model, change, { only: [], plan: 'debug' });
    expect(found(report, 'skip', 'fail')).toEqual(['debug.applicationSync']);
    expect(report.results[1]?.message).toContain('--public-key FILE');
  });

  it.each([
    ['license-v1', { plan: 'debug' }, 'knows no debugging cases'],
    ['saas-v1', { plan: 'dialing', calls: ['real'] }, 'makes debugging calls only'],
    ['kit-v2', { platformCalls: [] }, 'need not call the platform'],
  ] as const)('is refused: %s %o', async (guide, options, says) => {
    const asked = verifyGuide(await guideModel(guide), undefined, { only: [], ...options });
    await expect(asked).rejects.toThrow(says);
  });
});
