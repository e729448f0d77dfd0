import { describe, expect, it } from 'vitest';
import { line, startMerchant } from './merchant.test-helper.ts';

describe('queryInstance', () => {
  it('tells how the customer gets in', async () => {
    await using merchant = await startMerchant();
    const instanceId = await merchant.create('CS1', '1');

    const { data } = await merchant.send.queryInstance({ instanceId, testFlag: '1' });

    const site = `https://notes.example.com/${instanceId}`;
    expect(data).toEqual({
      resultCode: '000000',
      resultMsg: 'success',
      info: [
        {
          instanceId,
          appInfo: {
            frontEndUrl: site,
            adminUrl: `${site}/admin`,
            userName: 'admin',
            password: merchant.instances.find(instanceId)?.password,
            memo: 'Please change the password when you first sign in. 首次登录后请修改密码。',
          },
        },
      ],
    });
  });

  it('answers a hundred IDs at once, each once', async () => {
    await using merchant = await startMerchant();
    const ids = await Promise.all(Array.from({ length: 99 }, (_, i) => merchant.create(`CS${i}`, '1')));

    const { data } = await merchant.send.queryInstance({ instanceId: [...ids, ids[0]].join() });

    expect(data?.info?.map(({ instanceId }) => instanceId)).toEqual(ids);
  });

  it('leaves out an unknown ID among known ones', async () => {
    await using merchant = await startMerchant();
    const id = await merchant.create('CS1', '1');

    const { data } = await merchant.send.queryInstance({ instanceId: `unknown,${id}` });

    expect(data?.info?.map(({ instanceId }) => instanceId)).toEqual([id]);
  });

  it('tells the running total of pay-per-use', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1', { chargingMode: 'ON_DEMAND' });
    const instanceId = await merchant.create('CS1');
    merchant.instances.recordUsage(instanceId, 12.50004);

    const { data } = await merchant.send.queryInstance({ instanceId });

    expect(data?.info?.[0]?.usageInfo).toEqual([
      {
        usageValue: 12.5,
        statisticalTime: expect.stringMatching(/^20\d{15}$/),
        dashboardUrl: `https://notes.example.com/${instanceId}/usage`,
      },
    ]);
  });

  it('names the pay-per-use instance that a package belongs to', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1', { chargingMode: 'ON_DEMAND' });
    merchant.platform.knows('CS2', { chargingMode: 'ON_DEMAND_PKG' });
    const payPerUse = await merchant.create('CS1');
    const instanceId = await merchant.create('CS2');

    const { data } = await merchant.send.queryInstance({ instanceId });

    expect(data?.info?.[0]?.usageInfo).toMatchObject([{ relatedInstanceId: payPerUse, usageValue: 0 }]);
  });
});

describe('an ID that was never issued', () => {
  const instanceId = 'never-issued';
  const testFlag = '1';

  it.each([{}, { testFlag }])('is answered with 000003 by every callback: %j', async (flag) => {
    await using merchant = await startMerchant();
    const { send } = merchant;
    const call = { ...flag, instanceId };

    const answers = await Promise.all([
      send.queryInstance(call),
      send.refreshInstance({ ...call, ...line('CS1'), scene: 'RENEWAL', expireTime: '20301124023618' }),
      send.updateInstanceStatus({ ...call, status: 'FREEZE' }),
      send.releaseInstance(call),
      send.upgradeInstance({ ...call, ...line('CS1') }),
      send.changeInstanceCheck({ ...call, productInfo: { productId: 'OFFI1' } }),
    ]);

    expect(answers.map(({ data }) => data)).toEqual(
      Array(6).fill({ resultCode: '000003', resultMsg: 'no instance never-issued' }),
    );
  });
});
