import { describe, expect, it } from 'vitest';
import { startFakeBroker } from '../contracts/broker/testing/fake-broker.ts';
import { merchantKey, startTestMerchant } from '../contracts/pact/testing/merchant.ts';
import { only } from '../contracts/static/testing/compared.ts';
import { koocontract } from './testing/koocontract.ts';

describe('koocontract verify --broker', () => {
  it('verifies with the pacts of the broker, and publishes the result', async () => {
    await using cleanup = new AsyncDisposableStack();
    const pacts = [only('platform-saas-v2-merchant', 'newInstance: created')];
    const broker = await startFakeBroker({ pacts, authorization: 'Bearer secret-token' });
    cleanup.defer(() => broker.close());
    const merchant = await startTestMerchant();
    cleanup.defer(() => merchant.close());
    const env = {
      KOO_ACCESS_KEY: merchantKey,
      PACT_BROKER_BASE_URL: broker.url,
      PACT_BROKER_TOKEN: 'secret-token',
    };
    const args = [
      'verify',
      merchant.url,
      '--guide',
      'saas-v2',
      '--only',
      'pact',
      '--provider-version',
      'c0ffee',
    ];
    const { code, stdout, stderr } = await koocontract(args, { env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('✓ pact  2 of 2 passed');
    expect(broker.published).toMatchObject([{ success: true, providerApplicationVersion: 'c0ffee' }]);
    expect(stdout + stderr).not.toContain('secret-token');
  });

  it('is about one merchant', async () => {
    const { code, stderr } = await koocontract(['verify', '--broker', 'http://localhost:9292']);
    expect(code).toBe(2);
    expect(stderr).toContain('--broker is about one merchant in a Pact Broker');
  });
});
