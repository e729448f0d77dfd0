import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { line, startMerchant } from './merchant.test-helper.ts';

describe('newInstance', () => {
  it('opens what the order says', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('MOCKPERIODYEARNEW');

    const id = await merchant.create('MOCKPERIODYEARNEW');

    const instance = merchant.instances.find(id);
    expect(instance).toMatchObject({
      productId: 'OFFI846204237451911168',
      skuCode: '0a4d1578-5295-46a7-92d4-7c803dccc51d',
      quota: 50,
      status: 'active',
      test: false,
    });
    const inOneYear = new Date(instance?.createdAt ?? '');
    inOneYear.setUTCFullYear(inOneYear.getUTCFullYear() + 1);
    expect(instance?.expiresAt?.slice(0, 10)).toBe(inOneYear.toISOString().slice(0, 10));
  });

  it('takes the first businessId as the ID and keeps it for resends', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    const businessId = randomUUID();

    const first = await merchant.send.newInstance({ ...line('CS1'), businessId });
    const resent = await merchant.send.newInstance({ ...line('CS1'), businessId: randomUUID() });

    expect(first.data).toEqual({ resultCode: '000000', resultMsg: 'success', instanceId: businessId });
    expect(resent.data).toEqual(first.data);
  });

  it('makes one instance of resends that come at once', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');

    const ids = await Promise.all(Array.from({ length: 10 }, () => merchant.create('CS1')));

    expect(new Set(ids).size).toBe(1);
    expect(merchant.instances.count()).toEqual({ active: 1, frozen: 0, released: 0 });
  });

  it('makes two instances of two orders with the same businessId', async () => {
    await using merchant = await startMerchant();
    const businessId = randomUUID();

    const [first, second] = [
      await merchant.send.newInstance({ ...line('CS1'), businessId, testFlag: '1' }),
      await merchant.send.newInstance({ ...line('CS2'), businessId, testFlag: '1' }),
    ];

    expect(first.data).toMatchObject({ resultCode: '000000', instanceId: businessId });
    expect(second.data).toMatchObject({ resultCode: '000000' });
    expect(merchant.instances.count().active).toBe(2);
  });

  it('gives members to a specification without a quantity', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1', {}, { linearValue: null });

    expect(merchant.instances.find(await merchant.create('CS1'))?.quota).toBe(5);
  });

  it.each(['ONE_TIME', 'ON_DEMAND', 'ON_DEMAND_PKG'] as const)(
    'sets no expiry for %s',
    async (chargingMode) => {
      await using merchant = await startMerchant();
      merchant.platform.knows('CS1', {
        chargingMode,
        periodType: null,
        periodNumber: null,
        expireTime: null,
      });

      const instance = merchant.instances.find(await merchant.create('CS1'));
      expect(instance).toMatchObject({ chargingMode, expiresAt: null });
    },
  );
});

describe('newInstance when Query Order does not help', () => {
  it('refuses a real order that the platform does not know', async () => {
    await using merchant = await startMerchant();

    const { data } = await merchant.send.newInstance({ ...line('CS1'), businessId: randomUUID() });

    expect(data).toEqual({
      resultCode: '000002',
      resultMsg: 'order line CS1-000001 is not known to the platform',
    });
    expect(merchant.instances.count().active).toBe(0);
  });

  it('refuses a line that the order does not have', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1', { orderLineId: 'CS1-000002' });

    const { data } = await merchant.send.newInstance({ ...line('CS1'), businessId: randomUUID() });

    expect(data?.resultCode).toBe('000002');
  });

  it.each(['1', 1])('gives a trial to the debugging of any order (testFlag %j)', async (testFlag) => {
    await using merchant = await startMerchant();

    const id = await merchant.create('whatever', testFlag);

    expect(merchant.instances.find(id)).toMatchObject({
      quota: 5,
      test: true,
      productName: 'Team Notes, trial',
    });
  });

  it('takes testFlag "0" as a real call', async () => {
    await using merchant = await startMerchant();

    expect(await merchant.create('whatever', '0')).toContain('refused');
  });

  it('answers 000005 while the platform is away, and opens the instance when it is sent again', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    const call = { ...line('CS1'), businessId: randomUUID() };

    merchant.platform.mood = 'dead';
    const refused = await merchant.send.newInstance(call);
    merchant.platform.mood = 'well';
    const opened = await merchant.send.newInstance({ ...call, businessId: 'second-try' });

    expect(refused.data).toEqual({ resultCode: '000005', resultMsg: 'other inner error' });
    // The work that was begun is finished: the ID is that of the first request.
    expect(opened.data).toMatchObject({ resultCode: '000000', instanceId: call.businessId });
  });

  it('answers in time when the platform does not', async () => {
    await using merchant = await startMerchant();
    merchant.platform.mood = 'silent';

    // The sender gives up after 5 seconds, as the platform does.
    const { data } = await merchant.send.newInstance({ ...line('CS1'), businessId: randomUUID() });

    expect(data?.resultCode).toBe('000005');
  });

  it('logs what to mend when the platform refuses the AK/SK, and tells the sender nothing of it', async () => {
    await using merchant = await startMerchant();
    merchant.platform.mood = 'denies';

    const { data } = await merchant.send.newInstance({ ...line('CS1'), businessId: 'b', testFlag: '1' });

    expect(data).toEqual({ resultCode: '000005', resultMsg: 'other inner error' });
    expect(String(merchant.causes[0])).toContain('HTTP 401 APIGW.0301');
    expect(String(merchant.causes[0])).toContain('Check HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK');
  });
});
