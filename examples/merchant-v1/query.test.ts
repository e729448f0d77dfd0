import { describe, expect, it } from 'vitest';
import { startMerchant } from './merchant.test-helper.ts';

describe('queryInstance', () => {
  it('answers for several instances with the access data of their purchase, and leaves unknown ones out', async () => {
    const { buy, send } = await startMerchant();
    const bought = [await buy('CS1', { chargingMode: 1 }), await buy('CS2', { chargingMode: 3 })];
    const ids = bought.map(({ instanceId }) => instanceId);

    const { data } = await send.queryInstance({ query: { instanceId: [...ids, 'unknown', ids[0]].join() } });

    expect(data).toEqual({
      resultCode: '000000',
      resultMsg: 'success.',
      encryptType: '1',
      info: bought.map(({ instanceId, appInfo }) => ({ instanceId, appInfo })),
    });
  });

  it.each([0, 5] as const)('tells the usage for chargingMode %s', async (chargingMode) => {
    const { buy, send } = await startMerchant();
    const { instanceId } = await buy('CS1', { chargingMode });

    const { data } = await send.queryInstance({ query: { instanceId } });

    expect(data?.info?.[0]?.usageInfo).toEqual([
      { usageValue: 0, statisticalTime: expect.stringMatching(/^20\d{15}$/) },
    ]);
  });
});
