import { describe, expect, it } from 'vitest';
import type { TestFlag } from '../../generated/saas-v2/types.ts';
import { line, type Sender, startMerchant } from './merchant.test-helper.ts';

describe('releaseInstance', () => {
  it('releases, and succeeds when it comes again', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    const instanceId = await merchant.create('CS1');

    const first = await merchant.send.releaseInstance({ ...line('CS9'), instanceId });
    const again = await merchant.send.releaseInstance({ ...line('CS9'), instanceId });

    expect([first.data, again.data]).toEqual(Array(2).fill({ resultCode: '000000', resultMsg: 'success' }));
    expect(merchant.instances.find(instanceId)?.status).toBe('released');
  });

  it('ends a real instance: later real calls get 000003', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    merchant.platform.knows('CS2');
    const instanceId = await merchant.create('CS1');
    await merchant.send.releaseInstance({ instanceId });

    expect(await codesOfLaterCalls(merchant.send, instanceId)).toEqual(Array(5).fill('000003'));
    expect(merchant.instances.find(instanceId)?.status).toBe('released');
  });

  it('leaves a test instance to debugging: its saved cases succeed for ever', async () => {
    await using merchant = await startMerchant();
    const instanceId = await merchant.create('CS1', '1');

    for (let day = 0; day < 2; day++) {
      await merchant.send.releaseInstance({ instanceId, testFlag: '1' });
      expect(await codesOfLaterCalls(merchant.send, instanceId, '1')).toEqual(Array(5).fill('000000'));
      expect(await merchant.create('CS1', '1')).toBe(instanceId);
    }
  });
});

describe('debugging with the ID of a real instance', () => {
  it('succeeds and changes nothing', async () => {
    await using merchant = await startMerchant();
    merchant.platform.knows('CS1');
    merchant.platform.knows('CS2', {}, { linearValue: 80 });
    const instanceId = await merchant.create('CS1');
    const before = merchant.instances.find(instanceId);

    const released = await merchant.send.releaseInstance({ instanceId, testFlag: '1' });
    const codes = await codesOfLaterCalls(merchant.send, instanceId, '1');

    expect([released.data?.resultCode, ...codes]).toEqual(Array(6).fill('000000'));
    expect(merchant.instances.find(instanceId)).toEqual(before);
  });
});

/** All callbacks that an instance gets in its life. */
async function codesOfLaterCalls(send: Sender, instanceId: string, testFlag?: TestFlag): Promise<unknown[]> {
  const call = { instanceId, ...(testFlag === undefined ? {} : { testFlag }) };
  const answers = [
    await send.queryInstance(call),
    await send.refreshInstance({ ...call, ...line('CS2'), scene: 'RENEWAL', expireTime: '20301124023618' }),
    await send.updateInstanceStatus({ ...call, status: 'FREEZE' }),
    await send.upgradeInstance({ ...call, ...line('CS2') }),
    await send.changeInstanceCheck({ ...call, productInfo: { productId: 'OFFI1', linearValue: 20 } }),
  ];
  return answers.map(({ data }) => data?.resultCode);
}
