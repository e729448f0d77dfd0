import { describe, expect, it } from 'vitest';
import { createSender as createSenderV1 } from '../../generated/kit-v1/client.ts';
import { createSender } from '../../generated/kit-v2/client.ts';
import { KEY, KEY_V1, privateKey, startMerchant, success, tenant } from './merchant.test-helper.ts';
import { startMerchantKit } from './merchant.ts';

describe('startMerchantKit', () => {
  it('answers both editions on one address, each with its own key', async () => {
    const { url } = await startMerchant();

    const answers = [
      await createSender({ url, credentials: { key: KEY } }).tenantSync(tenant),
      await createSenderV1({ url, credentials: { key: KEY_V1 } }).tenantSync(tenant),
      await createSender({ url, credentials: { key: KEY_V1 } }).tenantSync(tenant),
      await createSenderV1({ url, credentials: { key: KEY } }).tenantSync(tenant),
    ];

    expect(answers.map(({ data }) => data?.resultCode)).toEqual(['000000', '000000', '000001', '000001']);
    expect(answers.map(({ response }) => response.headers.has('Body-Sign'))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('uses one key for both unless told', async () => {
    const merchant = await startMerchantKit({ port: 0, key: KEY, privateKey, database: ':memory:' });

    const { data } = await createSenderV1({ url: merchant.url, credentials: { key: KEY } }).tenantSync(
      tenant,
    );
    await merchant.close();

    expect(data).toEqual(success);
  });

  it('refuses a private key that is none', async () => {
    const options = { port: 0, key: KEY, privateKey: 'none', database: ':memory:' };

    await expect(startMerchantKit(options)).rejects.toThrow("The private key can't be read");
  });
});
