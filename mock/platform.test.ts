import { describe, expect, it } from 'vitest';
import { createClient } from '../generated/open-api/client.ts';
import { sdkHmacSha256 } from '../runtime/signing/sdk-hmac-sha256.ts';
import { usagePush } from '../runtime/signing/usage-push.ts';
import { headerText } from './printable.ts';
import { accessKey, akSk, mockGuide } from './testing/running-mock.ts';
import { send, type TestResponse } from './testing/send.ts';

const mock = await mockGuide('open-api', 'platform');
const client = createClient({
  url: mock.url,
  credentials: { sdkHmacSha256: akSk, usagePush: accessKey },
});
const orderUrl = `${mock.url}/api/mkp-openapi-public/global/v1/order/query`;
const usageUrl = `${mock.url}/api/mkp-openapi-public/global/v1/isv/usage-data`;
const aksk = { scheme: sdkHmacSha256, credentials: akSk };
const usageKey = { scheme: usagePush, credentials: accessKey };
const record = {
  begin_time: '20260101T080000Z',
  end_time: '20260101T090000Z',
  instance_id: 'instance-of-a-test',
  metering_sn: 'record-1',
  record_time: '20260101T091000Z',
  usage_value: '1.5',
};
const orders = mock.model.exchanges.find(({ name }) => name === 'queryOrder')?.examples ?? [];

/** What holds for every refusal: a documented body, the cause in header and log. */
function expectRefusal(exchange: string, answer: TestResponse, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(mock.faults(exchange, status, answer.json)).toBe('');
  expect(answer.cause).toBe(headerText(mock.lastEvent()?.cause ?? ''));
  expect(mock.lastEvent()).toMatchObject({ exchange, code });
}

describe('Query order', () => {
  it('knows nine mock orders', () => {
    expect(orders).toHaveLength(9);
  });

  it.each(orders)('answers $name to the generated client', async ({ name, response }) => {
    const { data } = await client.queryOrder({ query: { orderId: name } });
    expect(data).toEqual(response.body);
    expect(mock.lastEvent()).toMatchObject({ exchange: 'queryOrder', example: name, code: 'MKT.0000' });
  });

  it('answers with the order line that is asked for', async () => {
    const query = { orderId: 'MOCKONETIMENEW', orderLineId: 'MOCKONETIMENEW-000001' };
    const { data } = await client.queryOrder({ query });
    expect(data?.orderInfo?.orderLine[0]).toMatchObject({ orderLineId: 'MOCKONETIMENEW-000001' });
  });

  it('answers an ID that extends a mock order as that order, under the ID asked for', async () => {
    const { data } = await client.queryOrder({ query: { orderId: 'MOCKONDEMANDPKG-k3v9' } });
    expect(data?.orderInfo).toMatchObject({
      orderId: 'MOCKONDEMANDPKG-k3v9',
      orderLine: [{ orderLineId: 'MOCKONDEMANDPKG-k3v9-000001', chargingMode: 'ON_DEMAND_PKG' }],
    });
  });

  it('takes digits for such an extension, too, and other letters for another order', async () => {
    const { data } = await client.queryOrder({ query: { orderId: 'MOCKONDEMANDPKG123456789012345678' } });
    expect(data?.orderInfo?.orderLine[0]).toMatchObject({ chargingMode: 'ON_DEMAND_PKG' });
    const other = await client.queryOrder({ query: { orderId: 'MOCKONDEMANDX123456789012345678' } });
    expect(other.data).toBeUndefined();
  });

  it('puts the line asked for into the answer', async () => {
    const query = { orderId: 'MOCKMONTYRENEW-1', orderLineId: 'MOCKMONTYRENEW-1-000002' };
    const { data } = await client.queryOrder({ query });
    expect(data?.orderInfo?.orderLine[0]).toMatchObject({ orderLineId: 'MOCKMONTYRENEW-1-000002' });
  });

  it('writes Chinese as UTF-8, as the platform does', async () => {
    const answer = await send({ url: `${orderUrl}?orderId=MOCKONDEMAND`, method: 'GET' }, aksk);
    expect(answer.text).toContain('MOCK测试商品,测试规格,基础版,按需');
  });

  it.each([
    ['?orderId=CS2601010101AAAAA', 'unknown orderId CS2601010101AAAAA'],
    ['?orderId=%E8%AE%A2%C3%A9%0A', String.raw`unknown orderId \u{8ba2}\u{e9}\u{a}`],
    ['?orderId=MOCKONDEMANDX', 'unknown orderId MOCKONDEMANDX'],
    [
      '?orderId=MOCKONDEMAND&orderLineId=MOCKMONTYRENEW-000001',
      'orderLineId MOCKMONTYRENEW-000001 does not belong',
    ],
  ])('does not know %s', async (query, cause) => {
    const answer = await send({ url: orderUrl + query, method: 'GET' }, aksk);
    expectRefusal('queryOrder', answer, 500, 'MKT.0100');
    expect(answer.cause).toContain(cause);
  });

  it.each([
    ['no orderId', '', "must have required property 'orderId'"],
    ['an orderId of 65 characters', `?orderId=${'M'.repeat(65)}`, 'must NOT have more than 64 characters'],
  ])('refuses %s', async (_what, query, cause) => {
    const answer = await send({ url: orderUrl + query, method: 'GET' }, aksk);
    expectRefusal('queryOrder', answer, 400, 'MKT.0101');
    expect(answer.cause).toContain(cause);
  });

  it('refuses a request without signature', async () => {
    const answer = await send({ url: `${orderUrl}?orderId=MOCKONDEMAND`, method: 'GET' });
    expectRefusal('queryOrder', answer, 401, 'APIGW.0301');
  });

  it('refuses a wrong secret key, and names none', async () => {
    const credentials = { ...akSk, key: 'another-secret-key' };
    const answer = await send(
      { url: `${orderUrl}?orderId=MOCKONDEMAND`, method: 'GET' },
      { ...aksk, credentials },
    );
    expectRefusal('queryOrder', answer, 401, 'APIGW.0301');
    expect(answer.cause).not.toContain(akSk.key);
  });

  it('refuses an unknown access key', async () => {
    const credentials = { ...akSk, id: 'SOMEBODYELSE00000001' };
    const answer = await send(
      { url: `${orderUrl}?orderId=MOCKONDEMAND`, method: 'GET' },
      { ...aksk, credentials },
    );
    expectRefusal('queryOrder', answer, 401, 'APIGW.0301');
  });

  it.each([-16, 16])('refuses a clock that is %d minutes off', async (minutes) => {
    const now = Date.now() + minutes * 60_000;
    const answer = await send({ url: `${orderUrl}?orderId=MOCKONDEMAND`, method: 'GET' }, { ...aksk, now });
    expectRefusal('queryOrder', answer, 401, 'APIGW.0303');
  });
});

describe('Usage push', () => {
  it.each([
    ['wrong', { ...usageKey, credentials: { key: 'another' } }],
    ['missing', undefined],
    ['too old', { ...usageKey, now: Date.now() - 16 * 60_000 }],
  ])('refuses a signature that is %s', async (_what, signing) => {
    const answer = await send({ url: usageUrl, body: { usage_records: [record] } }, signing);
    expectRefusal('pushUsage', answer, 401, '94060002');
  });
});

describe('a mock of the platform', () => {
  it('answers another path with 404 and lists its own', async () => {
    const answer = await send({ url: `${mock.url}/orders`, method: 'GET' });
    expect(answer.status).toBe(404);
    expect(answer.cause).toContain('POST /rest/marketplace/v1/isv/usage-data');
  });
});
