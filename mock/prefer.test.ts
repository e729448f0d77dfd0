import { describe, expect, it } from 'vitest';
import { sdkHmacSha256 } from '../runtime/signing/sdk-hmac-sha256.ts';
import { akSk, mockGuide } from './testing/running-mock.ts';
import { send, type TestResponse } from './testing/send.ts';

const mock = await mockGuide('open-api', 'platform');

function prefer(wish: string, query = '?orderId=MOCKONDEMAND'): Promise<TestResponse> {
  const url = `${mock.url}/api/mkp-openapi-public/global/v1/order/query${query}`;
  const signing = { scheme: sdkHmacSha256, credentials: akSk };
  return send({ url, method: 'GET', headers: { Prefer: wish } }, signing);
}

describe('the header Prefer', () => {
  it.each([
    ['example=MOCKMONTYCHANGE', 200, 'MKT.0000'],
    ['example=MKT.0250', 406, 'MKT.0250'],
    ['code=401, example="APIGW.0303"', 401, 'APIGW.0303'],
    ['code=406', 406, 'MKT.0250'],
  ])('%s is answered so', async (wish, status, code) => {
    expect((await prefer(wish)).status).toBe(status);
    expect(mock.lastEvent()).toMatchObject({ code, cause: undefined });
  });

  it('without a wish of ours changes nothing', async () => {
    expect(await prefer('respond-async, wait=10')).toMatchObject({ status: 200, cause: null });
  });

  it('comes after validation', async () => {
    expect((await prefer('example=MOCKONDEMAND', '')).status).toBe(400);
    expect(mock.lastEvent()?.code).toBe('MKT.0101');
  });

  it.each([
    ['example=nonsense', 'no example "nonsense"; there are MOCKPERIODYEARNEW, '],
    ['code=406, example=MOCKONDEMAND', 'no example "MOCKONDEMAND" under status 406; there are MKT.0250'],
    ['code=302', 'no response with the status "302"; there are 200, 400'],
    ['code=MKT.0100', 'for a result code write example=CODE'],
  ])('%s is answered with 400 and what there is', async (wish, cause) => {
    const answer = await prefer(wish);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ title: 'Bad Request', detail: answer.cause });
    expect(answer.cause).toContain(cause);
  });
});
