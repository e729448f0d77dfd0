import { describe, expect, it } from 'vitest';
import { encryptSecret } from '../../generated/kit-v2/server.ts';
import { call, publicKey, startMerchant, success } from './merchant.test-helper.ts';

const clientSecret = encryptSecret('s3cret', publicKey, { digest: 'sha256' });
const application = { ...call, appId: 'a1', clientId: 'c1', clientSecret };

describe('applicationSync', () => {
  it.each(['sha256', 'sha256-mgf1-sha1', 'sha1'] as const)('decrypts the secret (%s)', async (digest) => {
    const { send, rows } = await startMerchant();
    const encrypted = encryptSecret('s3cret', publicKey, { digest });

    const { data } = await send.applicationSync({ ...application, clientSecret: encrypted });

    expect(data).toEqual(success);
    expect(rows('application')).toEqual([
      { instanceId: 'i1', tenantId: 't1', appId: 'a1', clientId: 'c1', clientSecret: 's3cret' },
    ]);
  });

  it('keeps the newest client of an application, and deletes it', async () => {
    const { send, rows } = await startMerchant();

    for (const flag of [1, 1, 2] as const) {
      const clientId = `client ${flag}`;
      expect((await send.applicationSync({ ...application, clientId, flag })).data).toEqual(success);
      expect(rows('application')).toMatchObject([{ clientId }]);
    }
    for (const _ of ['there', 'gone']) {
      expect((await send.applicationSync({ ...application, flag: 0 })).data).toEqual(success);
      expect(rows('application')).toEqual([]);
    }
  });

  it('decrypts in debugging, too, and stores nothing', async () => {
    const { send, rows } = await startMerchant();

    const { data } = await send.applicationSync({ ...application, testFlag: 1 });

    expect(data).toEqual(success);
    expect(rows('application')).toEqual([]);
  });

  it.each([0, 1] as const)(
    'refuses a secret it cannot decrypt with 000005 (testFlag %s)',
    async (testFlag) => {
      const { send, rows, causes } = await startMerchant();

      const { data } = await send.applicationSync({ ...application, testFlag, clientSecret: 'test' });

      expect(data?.resultCode).toBe('000005');
      expect(String(causes[0])).toContain('DecryptionError');
      expect(rows('application')).toEqual([]);
    },
  );

  it('deletes whatever the secret is', async () => {
    const { send, rows } = await startMerchant();
    await send.applicationSync(application);

    await send.applicationSync({ ...application, flag: 0, clientSecret: 'of another key' });

    expect(rows('application')).toEqual([]);
  });
});
