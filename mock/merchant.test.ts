import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { saasV2 } from '../runtime/signing/saas-v2.ts';
import { accessKey, mockGuide } from './testing/running-mock.ts';
import { send } from './testing/send.ts';

const signing = { scheme: saasV2, credentials: accessKey };
const mock = await mockGuide('saas-v2', 'merchant');
const pairs = mock.model.exchanges.flatMap(({ name, examples }) =>
  examples.map((example, index) => ({
    exchange: name,
    name: example.name,
    body: example.body,
    response: example.response.body,
    // Some differ in the state of the merchant only, which no request shows.
    alone: !examples.slice(0, index).some((earlier) => isDeepStrictEqual(earlier.body, example.body)),
  })),
);
const newInstance = {
  activity: 'newInstance',
  businessId: '2f8c9a5e-4cbb-4a6e-9be0-000000000001',
  orderId: 'CS2601010101AAAAA',
  orderLineId: 'CS2601010101AAAAA-000001',
};

describe('a mock of the merchant of saas-v2', () => {
  it.each(pairs.filter(({ alone }) => alone))(
    'answers the request of $exchange $name as documented',
    async ({ exchange, name, body, response }) => {
      const answer = await send({ url: `${mock.url}/saas`, body }, signing);
      expect(answer).toMatchObject({ status: 200, json: response, cause: null });
      expect(mock.lastEvent()).toMatchObject({ exchange, example: name, cause: undefined });
    },
  );

  it.each(pairs)('answers $exchange with $name when it is preferred', async ({ name, body, response }) => {
    const answer = await send({ url: mock.url, body, headers: { Prefer: `example=${name}` } }, signing);
    expect(answer).toMatchObject({ status: 200, json: response });
  });

  it('answers values of its own with a success', async () => {
    const answer = await send({ url: mock.url, body: newInstance }, signing);
    expect(answer.json).toMatchObject({ resultCode: '000000' });
  });

  it('escapes what is not ASCII and calls it JSON', async () => {
    const body = { activity: 'queryInstance', instanceId: 'i-1', testFlag: '1' };
    const answer = await send({ url: mock.url, body }, signing);
    expect(answer.text).toContain(String.raw`"memo":"\u4e2d\u6587"`);
    expect(answer.headers.get('content-type')).toBe('application/json');
  });
});

/** Sends one refused request and checks what holds for all of them: HTTP 200, documented body, cause in header and log. */
async function refused(
  request: { body: unknown; query?: string },
  how?: Parameters<typeof send>[1],
): Promise<{ code: unknown; cause: string }> {
  const answer = await send({ url: `${mock.url}/${request.query ?? ''}`, body: request.body }, how);
  const event = mock.lastEvent();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(mock.faults(event?.exchange ?? 'newInstance', 200, answer.json)).toBe('');
  expect(event?.cause).toBe(answer.cause);
  return { code: event?.code, cause: event?.cause ?? '' };
}

describe('a mock of the merchant of saas-v2 refuses', () => {
  it('a request without signature', async () => {
    expect(await refused({ body: newInstance })).toMatchObject({
      code: '000001',
      cause: 'The query parameter "signature" is missing or empty.',
    });
  });

  it('a wrong key', async () => {
    const how = { ...signing, credentials: { key: 'another-key-of-somebody' } };
    const { code, cause } = await refused({ body: newInstance }, how);
    expect(code).toBe('000001');
    expect(cause).toContain('does not fit the request');
    expect(cause).not.toContain(accessKey.key);
  });

  it('a signature that is more than a minute old', async () => {
    const { code, cause } = await refused({ body: newInstance }, { ...signing, now: Date.now() - 61_000 });
    expect(code).toBe('000002');
    expect(cause).toContain('"timestamp" is 61');
  });

  it('a missing time stamp', async () => {
    const request = { body: newInstance, query: `?signature=${'A'.repeat(64)}&nonce=1` };
    expect(await refused(request)).toMatchObject({
      code: '000002',
      cause: 'The query parameter "timestamp" is missing or empty.',
    });
  });

  it('broken JSON', async () => {
    const { code, cause } = await refused({ body: '{"activity":"newInstance",' }, signing);
    expect(code).toBe('000002');
    expect(cause).toContain('not JSON');
  });

  it('an unknown activity', async () => {
    const { code, cause } = await refused({ body: { ...newInstance, activity: 'pause' } }, signing);
    expect(code).toBe('000002');
    expect(cause).toContain('unknown activity, known: newInstance, queryInstance');
  });

  it('a missing field', async () => {
    const { orderId: _orderId, ...body } = newInstance;
    const { code, cause } = await refused({ body }, signing);
    expect(code).toBe('000002');
    expect(cause).toContain("must have required property 'orderId'");
  });

  it('a body over the limit', async () => {
    const { code, cause } = await refused({ body: 'x'.repeat(12_000_001) });
    expect(code).toBe('000002');
    expect(cause).toContain('larger than 12000000 bytes');
  });

  it('another method, with HTTP 404', async () => {
    const answer = await send({ url: `${mock.url}/saas`, method: 'GET' });
    expect(answer).toMatchObject({
      status: 404,
      cause: 'no exchange for GET /saas; there are POST to any path',
    });
  });
});
