import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createSender } from '../../generated/saas-v1/client.ts';
import { startMerchant } from '../src/merchant.ts';

const success = { resultCode: '000000', resultMsg: 'success.' };

describe('the callbacks', () => {
  const key = randomUUID();
  let merchant: Awaited<ReturnType<typeof startMerchant>>;
  let platform: ReturnType<typeof createSender>;

  before(async () => {
    merchant = await startMerchant({ port: 0, key, database: ':memory:' });
    platform = createSender({ url: merchant.url, credentials: { key } });
  });
  after(() => merchant.close());

  /** Buys something, and returns the ID of the instance. */
  async function buy(orderId: string): Promise<string> {
    const { data } = await platform.newInstance({
      query: { orderId, productId: 'product', customerId: 'customer', businessId: randomUUID() },
    });
    assert.ok(data !== undefined && 'instanceId' in data, `refused: ${data?.resultMsg}`);
    return data.instanceId;
  }

  it('open one instance for an order and product, however often it is sent', async () => {
    assert.equal(await buy('CS1'), await buy('CS1'));
    assert.notEqual(await buy('CS1'), await buy('CS2'));
  });

  it('tell what the customer needs to know of an instance', async () => {
    const instanceId = await buy('CS3');
    const { data } = await platform.queryInstance({ query: { instanceId } });
    assert.deepEqual(
      data?.info?.map((each) => each.instanceId),
      [instanceId],
    );
  });

  it('end an instance with its release', async () => {
    const instanceId = await buy('CS4');
    const released = await platform.releaseInstance({ query: { orderId: 'CS4', instanceId } });
    const frozen = await platform.instanceStatus({ query: { instanceId, instanceStatus: 'FREEZE' } });
    assert.deepEqual(released.data, success);
    assert.equal(frozen.data?.resultCode, '000003');
  });

  it('are refused with another key', async () => {
    const stranger = createSender({ url: merchant.url, credentials: { key: 'another key' } });
    const { data } = await stranger.releaseInstance({
      query: { orderId: 'CS5', instanceId: await buy('CS5') },
    });
    assert.equal(data?.resultCode, '000001');
  });
});
