import { describe, expect, it } from 'vitest';
import { createSender } from '../../generated/saas-v1/client.ts';
import { bodySign } from '../../generated/saas-v1/runtime/signing/body-sign.ts';
import { KEY, startMerchant, temporaryDatabase } from './merchant.test-helper.ts';
import { startMerchantV1 } from './merchant.ts';

describe('startMerchantV1', () => {
  it('signs every answer, refusals too', async () => {
    const { url } = await startMerchant();
    const answers: { headers: Record<string, string>; body: Uint8Array }[] = [];
    const sender = (key: string) =>
      createSender({
        url,
        credentials: { key },
        async fetch(request) {
          const response = await fetch(request);
          const signature = response.headers.get('Body-Sign') ?? '';
          answers.push({ headers: { 'Body-Sign': signature }, body: await response.clone().bytes() });
          return response;
        },
      });

    const accepted = await sender(KEY).queryInstance({ query: { instanceId: 'x', testFlag: '1' } });
    const unknown = await sender(KEY).queryInstance({ query: { instanceId: 'x' } });
    const forged = await sender('another key').queryInstance({ query: { instanceId: 'x' } });

    expect([accepted, unknown, forged].map(({ data }) => data?.resultCode)).toEqual([
      '000000',
      '000003',
      '000001',
    ]);
    expect(answers.map((answer) => bodySign.verify(answer, { key: KEY }))).toEqual(Array(3).fill(undefined));
  });

  it('is called at an address with a path and a query of its own', async () => {
    const { url } = await startMerchant();
    const send = createSender({ url: `${url}/saas?tenant=a%20b`, credentials: { key: KEY } });

    const { data } = await send.queryInstance({ query: { instanceId: 'x', testFlag: '1' } });

    expect(data?.resultCode).toBe('000000');
  });

  it('refuses an empty key', async () => {
    const options = { port: 0, key: '', database: temporaryDatabase() };

    await expect(startMerchantV1(options)).rejects.toThrow('The key for newInstance is empty');
  });
});
