import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../../generator/model/model.ts';
import type { Report } from '../../result.ts';
import { onActivity } from '../../testing/alter.ts';
import { startCalledPlatform } from '../../testing/called-platform.ts';
import { type Caller, rightCallers, wrongCallers } from '../../testing/caller-faults.ts';
import { saasModel } from '../../testing/model.ts';
import { startMerchant, testKey } from '../../testing/reference-merchant.ts';
import { type VerifyOptions, verify } from '../../verify.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

async function verified(
  { onOrder, later }: Pick<Caller, 'onOrder' | 'later'>,
  options: Partial<VerifyOptions> = { only: ['caller'] },
): Promise<Report> {
  await using platform = await startCalledPlatform();
  const told = new Set<string>();
  await using merchant = await startMerchant(
    onActivity('newInstance', async (fields, normally) => {
      const answer = await normally();
      const { instanceId = '' } = answer;
      const order = { orderId: '', orderLineId: '', ...fields, instanceId: String(instanceId) };
      const isNew = order.instanceId !== '' && !told.has(order.instanceId);
      told.add(order.instanceId);
      const called = isNew ? onOrder?.(platform, order) : undefined;
      if (later === undefined) await called;
      return answer;
    }),
  );
  return await verify({ url: merchant.url, key: testKey, model, platformCalls: platform.calls, ...options });
}

function found({ results }: Report, wanted: string): string[] {
  return [...new Set(results.filter(({ status }) => status === wanted).map(({ id }) => id))].sort();
}

describe.concurrent('a merchant who calls the platform', () => {
  it.each([...rightCallers, ...wrongCallers])('and $habit', async ({ fails = [], warns = [], ...caller }) => {
    const report = await verified(caller);
    expect({ fails: found(report, 'fail'), warns: found(report, 'warn') }).toEqual({ fails, warns });
  });
});

describe('in a whole verification', () => {
  const options = { skip: ['signature.replayed-nonce', 'pact'] };

  it('no wrong call is laid at the door of a merchant who looks up what it is told', async () => {
    const [caller = {}] = rightCallers;
    const report = await verified(caller, options);
    expect({ fails: found(report, 'fail'), warns: found(report, 'warn') }).toEqual({ fails: [], warns: [] });
    expect(found(report, 'pass')).toEqual(expect.arrayContaining(['caller.parameters', 'caller.polling']));
  });

  it('nor of one who looks it up before anything else, whatever it is', async () => {
    await using platform = await startCalledPlatform();
    await using merchant = await startMerchant(
      onActivity('newInstance', async (fields, normally) => {
        const asked = Object.entries(fields).filter(([name]) => /^order/.test(name));
        const query = new URLSearchParams(
          Object.fromEntries(asked.map(([name, value]) => [name, String(value)])),
        );
        await platform.get(`/api/mkp-openapi-public/global/v1/order/query?${query}`);
        return normally();
      }),
    );
    const { calls: platformCalls } = platform;
    const only = ['caller', 'result-codes', 'safety'];
    const report = await verify({ url: merchant.url, key: testKey, model, platformCalls, only });
    expect(platformCalls.filter(({ fault }) => fault !== undefined).length).toBeGreaterThan(10);
    expect({ fails: found(report, 'fail'), warns: found(report, 'warn') }).toEqual({ fails: [], warns: [] });
  });

  it('busy polling is found among all other calls', async () => {
    const [caller = {}] = wrongCallers.filter(({ warns }) => warns?.includes('caller.polling'));
    const report = await verified(caller, { only: ['caller', 'idempotency', 'life-cycle.create'] });
    expect(found(report, 'warn')).toEqual(['caller.polling']);
  });
});

describe('calls that nobody hears', () => {
  it('are judged by no check', async () => {
    await using merchant = await startMerchant();
    const { results } = await verify({ url: merchant.url, key: testKey, model, skip: ['pact', 'caller'] });
    expect(results.filter(({ id }) => id.startsWith('caller.'))).toEqual([]);
  });

  it('can not be asked for', async () => {
    const asked = verify({ url: 'http://127.0.0.1:1/', key: testKey, model, only: ['caller.polling'] });
    await expect(asked).rejects.toThrow('add --platform-port 4010');
  });
});
