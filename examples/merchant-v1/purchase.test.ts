import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { encryptField } from '../../generated/saas-v1/server.ts';
import { KEY, read, startMerchant, temporaryDatabase } from './merchant.test-helper.ts';

const encrypted = (text: string) => encryptField(text, KEY, { keySize: 256 });

describe('newInstance', () => {
  it('opens an instance and tells how the customer gets in', async () => {
    const { buy, instances } = await startMerchant();

    const answer = await buy('CS1', { businessId: 'b1', chargingMode: 1, amount: 30, skuCode: 's1' });

    expect(answer).toMatchObject({
      instanceId: 'b1',
      encryptType: '1',
      appInfo: { frontEndUrl: 'https://notes.example.com/b1' },
    });
    expect(read('password', answer)).toMatch(/^[\w-]{16}$/);
    expect(instances.find('b1')).toMatchObject({
      orderId: 'CS1',
      amount: 30,
      skuCode: 's1',
      status: 'active',
    });
  });

  it('answers a repeat with the same instance and the same access data, after a restart, too', async () => {
    const database = temporaryDatabase();
    const answer = await (await startMerchant(database)).buy('CS1');

    const { buy } = await startMerchant(database);

    expect(await buy('CS1')).toEqual(answer);
  });

  it('does so without the answer that was kept', async () => {
    const database = temporaryDatabase();
    const { buy } = await startMerchant(database);
    const answer = await buy('CS1');
    using answers = new DatabaseSync(database);
    answers.exec('DELETE FROM idempotent_answer');

    expect(await buy('CS1')).toEqual(answer);
  });

  it('opens one instance for each product of a pay-per-use order', async () => {
    const { buy } = await startMerchant();

    const ids = [await buy('CS1', { productId: 'calls' }), await buy('CS1', { productId: 'storage' })];

    expect(new Set(ids.map(({ instanceId }) => instanceId)).size).toBe(2);
  });

  it.each([
    ['e-mail address', { email: encrypted('zhang@example.com') }, 'zhang@example.com'],
    ['mobile number', { mobilePhone: encrypted('13800000000') }, '13800000000'],
    ['role, when nothing is known', {}, 'admin'],
    ['role, when the name is too long', { email: encrypted(`${'z'.repeat(70)}@example.com`) }, 'admin'],
  ])('names the administrator by %s', async (_, known, name) => {
    const { buy } = await startMerchant();

    expect(read('userName', await buy('CS1', known))).toBe(name);
  });

  it('refuses what it cannot decrypt with 000005, and takes the order when it can', async () => {
    const { buy, causes } = await startMerchant();
    const other = encryptField('13800000000', KEY, { keySize: 128 });

    await expect(buy('CS1', { mobilePhone: other })).rejects.toThrow('000005 DecryptionError');

    expect(String(causes[0])).toContain('AES-256');
    expect(read('userName', await buy('CS1', { mobilePhone: encrypted('13800000000') }))).toBe('13800000000');
  });
});
