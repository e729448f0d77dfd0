import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type GuideId, kinds } from '../testing/guide-acts.ts';
import { acting } from '../testing/guide-alter.ts';
import {
  type Call,
  type GuideChange,
  guideKey,
  guideKeyId,
  startGuideMerchant,
} from '../testing/guide-merchant.ts';
import { guideModel } from '../testing/guide-model.ts';
import type { Passed } from './pass-on.ts';
import { type SigningProxyOptions, startSigningProxy } from './signing-proxy.ts';

/** A proxy to a merchant of a guide, which refuses whatever is not signed as documented. */
async function proxyFor(
  id: GuideId,
  options: Partial<SigningProxyOptions> = {},
  change: GuideChange = () => ({}),
) {
  const calls: Call[] = [];
  const passed: Passed[] = [];
  const recording = acting((call, normally) => {
    calls.push(call);
    return normally();
  });
  const merchant = await startGuideMerchant(kinds[id], (parts) => ({
    ...recording(parts),
    ...change(parts),
  }));
  const proxy = await startSigningProxy({
    to: merchant.url,
    model: await guideModel(id),
    key: guideKey,
    keyId: guideKeyId,
    onExchange: (exchange) => passed.push(exchange),
    ...options,
  });
  onTestFinished(async () => {
    await proxy.close();
    await merchant[Symbol.asyncDispose]();
  });
  return { url: proxy.url, calls, passed };
}

function post(url: string, body: unknown) {
  return fetch(url, { method: 'POST', body: JSON.stringify(body) });
}

const freeze = 'activity=instanceStatus&instanceId=a%2Bb%20c%26%E4%B8%AD+d&instanceStatus=FREEZE';
const tenant = { tenantId: 't', flag: 1, testFlag: 0, timeStamp: '20220413093539534' };
const wholeTenant = { ...tenant, tenantCode: 'c', name: '\u4e2d', domainName: 'd' };

describe('a GET callback', () => {
  it('is signed in its query, whatever is in that', async () => {
    const { url, calls } = await proxyFor('saas-v1');
    const { stdout } = await promisify(execFile)('curl', ['-sS', `${url}/?${freeze}&testFlag=1&memo=`]);
    expect(JSON.parse(stdout)).toMatchObject({ resultCode: '000000' });
    expect(calls[0]?.fields).toMatchObject({ instanceId: 'a+b c&\u4e2d d', memo: '' });
  });

  it('loses the signature that it came with', async () => {
    const { url, passed } = await proxyFor('saas-v1');
    await fetch(`${url}/?${freeze}&testFlag=1&timeStamp=20200101000000000&authToken=x`);
    const query = new URL(passed[0]?.exchanged.sent.url ?? '').searchParams;
    expect(passed[0]?.exchanged.received.json).toMatchObject({ resultCode: '000000' });
    expect([query.getAll('authToken').length, query.getAll('timeStamp').length]).toEqual([1, 1]);
  });

  it.each([
    ['debug', '', '1'],
    ['debug', '&testFlag=0', '1'],
    ['real', '&testFlag=1', undefined],
    ['real', '&testFlag=0', '0'],
  ] as const)('becomes a %s call when it says %j', async (kind, said, testFlag) => {
    const { url, calls } = await proxyFor('saas-v1', { calls: kind });
    await fetch(`${url}/?${freeze}${said}`);
    expect(calls[0]?.fields['testFlag']).toBe(testFlag);
  });
});

describe('a callback on a sub-path', () => {
  it('is signed in its headers', async () => {
    const { url, passed } = await proxyFor('kit-v2');
    const response = await post(`${url}/produceAPI/v2/tenantSync`, wholeTenant);
    expect(await response.json()).toMatchObject({ resultCode: '000000' });
    expect(passed[0]?.exchanged).toMatchObject({
      exchange: 'tenantSync',
      sent: { url: expect.stringMatching(/\/isv\/produce\/produceAPI\/v2\/tenantSync$/) },
    });
  });

  it.each([
    ['debug', 1],
    ['real', 0],
  ] as const)('becomes a %s call by a number', async (kind, testFlag) => {
    const { url, calls } = await proxyFor('kit-v2', { calls: kind });
    await post(`${url}/produceAPI/v2/tenantSync`, { ...wholeTenant, testFlag: 1 - testFlag });
    expect(calls[0]?.fields['testFlag']).toBe(testFlag);
  });

  it('is signed with the time in its own body, and keeps that', async () => {
    const { url, calls } = await proxyFor('kit-v1');
    const response = await post(`${url}/produceAPI/tenantSync`, wholeTenant);
    expect(await response.json()).toMatchObject({ resultCode: '000000' });
    expect(calls[0]?.fields['timeStamp']).toBe(tenant.timeStamp);
  });

  it('is refused with the reason when it can not be signed', async () => {
    const { url, calls } = await proxyFor('kit-v1');
    const response = await post(`${url}/produceAPI/tenantSync`, { tenantId: 't' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('timeStamp') });
    expect(calls).toEqual([]);
  });
});

describe('a callback with a token', () => {
  it('gets a fresh one, with the name of the key', async () => {
    const { url } = await proxyFor('agents-gateway');
    const headers = { authorization: 'Bearer stale' };
    const response = await fetch(`${url}/invokeAgent`, { method: 'POST', body: '{"input":"Hi"}', headers });
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ data: 'Hello' }),
    ]);
  });

  it('has no mark for debugging', async () => {
    const { url, calls } = await proxyFor('agents-gateway', { calls: 'debug' });
    await post(`${url}/invokeAgent`, { input: 'Hi' });
    expect(calls[0]?.fields).toEqual({ input: 'Hi' });
  });
});

describe('a signed answer', () => {
  it('comes through with the case of its header, and holds', async () => {
    const { url, passed } = await proxyFor('saas-v1');
    const { stdout } = await promisify(execFile)('curl', ['-sSi', `${url}/?${freeze}&testFlag=1`]);
    expect(stdout).toMatch(/^Body-Sign: sign_type="HMAC-SHA256", signature="[^"]+"\r$/m);
    expect(passed[0]?.unsigned).toBeUndefined();
  });

  it.each([
    ['that is missing', {}, 'missing'],
    [
      'of another body',
      { 'Body-Sign': 'sign_type="HMAC-SHA256", signature="AAAA"' },
      'does not fit the body',
    ],
    [
      'in another case',
      { 'Body-sign': 'sign_type="HMAC-SHA256", signature="AAAA"' },
      'must be written "Body-Sign"',
    ],
  ])('is told from one %s', async (_words, headers, message) => {
    const { url, passed } = await proxyFor('saas-v1', {}, () => ({ headers: () => headers }));
    await fetch(`${url}/?${freeze}&testFlag=1`);
    expect(passed[0]?.unsigned).toContain(message);
  });
});
