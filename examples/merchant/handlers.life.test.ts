import { describe, expect, it } from 'vitest';
import { line, startMerchant } from './merchant.test-helper.ts';

const success = { resultCode: '000000', resultMsg: 'success' };

describe('refreshInstance', () => {
  it.each([
    ['TRIAL_TO_FORMAL', '20301124023618', '2030-11-24T02:36:18.000Z'],
    ['RENEWAL', '20301124023618256', '2030-11-24T02:36:18.256Z'],
    ['UNSUBSCRIBE_RENEWAL_PERIOD', '20221124023618', '2022-11-24T02:36:18.000Z'],
  ] as const)('%s sets the expiry and leaves the quota', async (scene, expireTime, expiresAt) => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    const instanceId = await merchant.create('CS1');

    const { data } = await merchant.send.refreshInstance({ ...line('CS2'), instanceId, scene, expireTime });

    expect(data).toEqual(success);
    expect(merchant.instances.find(instanceId)).toMatchObject({ expiresAt, quota: 50 });
    expect(merchant.platform.asked).toEqual(['CS1-000001']);
  });

  it('RENEWAL_CHANGE takes the quantity of its order, and the product if it is sent', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    merchant.platform.knows('CS2', {}, { linearValue: 20 });
    const instanceId = await merchant.create('CS1');
    const scene = 'RENEWAL_CHANGE';
    const change = {
      ...line('CS2'),
      instanceId,
      scene,
      expireTime: '20301124023618',
      productId: 'OFFI2',
    } as const;

    expect((await merchant.send.refreshInstance(change)).data).toEqual(success);

    const expected = { quota: 20, productId: 'OFFI2', expiresAt: '2030-11-24T02:36:18.000Z' };
    expect(merchant.instances.find(instanceId)).toMatchObject(expected);
  });

  it('refuses a time that does not exist', async () => {
    await using merchant = await startMerchant();
    const instanceId = await merchant.create('CS1', '1');
    const refresh = { ...line('CS2'), instanceId, scene: 'RENEWAL', expireTime: '20301399000000' } as const;

    const { data } = await merchant.send.refreshInstance({ ...refresh, testFlag: '1' });

    expect(data).toEqual({ resultCode: '000002', resultMsg: '20301399000000 is no time yyyyMMddHHmmss' });
  });
});

describe('updateInstanceStatus', () => {
  it('freezes and unfreezes, as often as it is told', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    const instanceId = await merchant.create('CS1');
    const statuses = [];

    for (const status of ['FREEZE', 'FREEZE', 'UNFREEZE', 'UNFREEZE'] as const) {
      const { data } = await merchant.send.updateInstanceStatus({ instanceId, status });
      statuses.push(data?.resultCode, merchant.instances.find(instanceId)?.status);
    }

    expect(statuses.join(' ')).toBe('000000 frozen 000000 frozen 000000 active 000000 active');
  });
});

describe('upgradeInstance', () => {
  it('takes the quantity of the upgrade order and leaves the expiry', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    merchant.platform.knows('CS2', {}, { linearValue: 80 });
    const instanceId = await merchant.create('CS1');
    const before = merchant.instances.find(instanceId);

    const { data } = await merchant.send.upgradeInstance({ ...line('CS2'), instanceId });

    expect(data).toEqual(success);
    expect(merchant.instances.find(instanceId)).toEqual({ ...before, quota: 80 });
  });

  it('is refused for a real order that the platform does not know', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    const instanceId = await merchant.create('CS1');

    const { data } = await merchant.send.upgradeInstance({ ...line('CS2'), instanceId });

    expect(data?.resultCode).toBe('000002');
    expect(merchant.instances.find(instanceId)?.quota).toBe(50);
  });
});

describe('changeInstanceCheck', () => {
  it.each([
    { productId: 'OFFI1', linearValue: 19 },
    '{"productId":"OFFI1","linearValue":"19"}',
    [{ productId: 'OFFI1', linearValue: 19 }],
  ])('refuses fewer members than there are: %j', async (productInfo) => {
    await using merchant = await startMerchant();
    const instanceId = await merchant.create('CS1', '1');
    merchant.instances.recordUsage(instanceId, 20);

    const { data } = await merchant.send.changeInstanceCheck({ instanceId, productInfo, testFlag: '1' });

    expect(data).toEqual({
      resultCode: '000002',
      resultMsg: '20 members use this workspace: remove some, or renew for 20',
    });
  });

  it.each([
    { productId: 'OFFI1', linearValue: 20 },
    '{"productId":"OFFI1","linearValue":null}',
    { productId: 'OFFI1' },
    '[{"productId":"OFFI1","linearValue":20}]',
  ])('agrees to %j', async (productInfo) => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    const instanceId = await merchant.create('CS1');
    merchant.instances.recordUsage(instanceId, 20);

    const { data } = await merchant.send.changeInstanceCheck({ instanceId, productInfo });

    expect(data).toEqual(success);
  });

  it.each(['no JSON', '[]', '7'])('refuses the text %j', async (productInfo) => {
    await using merchant = await startMerchant();
    const instanceId = await merchant.create('CS1', '1');

    const { data } = await merchant.send.changeInstanceCheck({ instanceId, productInfo, testFlag: '1' });

    expect(data).toMatchObject({ resultCode: '000002', resultMsg: expect.stringContaining('productInfo') });
  });
});
