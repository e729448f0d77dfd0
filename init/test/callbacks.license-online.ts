import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createSender } from '../../generated/license-online/client.ts';
import { startMerchant } from '../src/merchant.ts';

const success = { resultCode: '000000', resultMsg: 'success' };

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
      businessId: randomUUID(),
      orderId,
      orderLineId: `${orderId}-000001`,
    });
    assert.ok(data !== undefined && 'instanceId' in data, `refused: ${data?.resultMsg}`);
    return data.instanceId;
  }

  it('open one instance for an order line, however often it is sent', async () => {
    assert.equal(await buy('CS1'), await buy('CS1'));
    assert.notEqual(await buy('CS1'), await buy('CS2'));
  });

  it('take an application for a licence, but for no instance that is unknown', async () => {
    const apply = (instanceId: string) =>
      platform.getLicenseAsync({
        instanceId,
        eventId: randomUUID(),
        effectiveTime: '2026-01-01 00:00:00 UTC',
      });
    const taken = await apply(await buy('CS3'));
    const refused = await apply(randomUUID());
    assert.deepEqual(taken.data, success);
    assert.equal(refused.data?.resultCode, '000003');
  });

  it('end an instance with its release', async () => {
    const instanceId = await buy('CS4');
    const released = await platform.releaseInstance({ instanceId });
    const frozen = await platform.updateInstanceStatus({ instanceId, status: 'FREEZE' });
    assert.deepEqual(released.data, success);
    assert.equal(frozen.data?.resultCode, '000003');
  });

  it('are refused with another key', async () => {
    const stranger = createSender({ url: merchant.url, credentials: { key: 'another key' } });
    const { data } = await stranger.releaseInstance({ instanceId: await buy('CS5') });
    assert.equal(data?.resultCode, '000001');
  });
});
