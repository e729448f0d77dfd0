import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../generator/load/openapi.ts';
import { interactionsOf } from './interactions.ts';
import { merchantKey, never, startTestMerchant } from './testing/merchant.ts';
import { model, pactFile, refusal, resultFor, spoiling, statusesOf, verified } from './testing/verified.ts';

describe('a merchant that keeps the rules', () => {
  it('passes every interaction of the pact, in its order', async () => {
    const { results } = await verified({});
    expect(results.map(({ id }) => id)).toEqual(interactionsOf(model).map(({ id }) => id));
    expect(results.filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  it('passes when it opens its instances later', async () => {
    const { results } = await verified({ openingTime: 150 });
    expect(results.filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  it('gets debugging calls only, unless told', async () => {
    const { merchant } = await verified({});
    expect(new Set(merchant.requests.map(({ testFlag }) => testFlag))).toEqual(new Set(['1']));
  });

  it('gets real calls only when told', async () => {
    const { merchant, results } = await verified({}, { calls: 'real' });
    expect(new Set(merchant.requests.map(({ testFlag }) => testFlag))).toEqual(new Set([undefined]));
    expect(results.every(({ status, calls }) => status === 'pass' && calls === 'real')).toBe(true);
  });

  it('is asked about instances that it has opened itself', async () => {
    const { merchant } = await verified({}, { chosen: new Set(['pact.refreshInstance.renewal']) });
    const [creation, renewal] = merchant.requests;
    expect(merchant.requests.map(({ activity }) => activity)).toEqual([
      'newInstance',
      'refreshInstance',
      'releaseInstance',
    ]);
    expect(renewal?.['instanceId']).toBe(creation?.['businessId']);
  });

  it('is asked to release what was opened for the states', async () => {
    const chosen = new Set([
      'pact.queryInstance.ready',
      'pact.queryInstance.two-instances',
      'pact.updateInstanceStatus.unfreeze',
    ]);
    const { merchant } = await verified({}, { chosen });
    const idsIn = (activity: string, field: string) =>
      merchant.requests
        .filter((request) => request['activity'] === activity)
        .map((request) => String(request[field]));
    const opened = idsIn('newInstance', 'businessId');
    expect(opened.length).toBe(4);
    expect(idsIn('releaseInstance', 'instanceId').sort()).toEqual(opened.sort());
  });

  it('gets only what was chosen', async () => {
    const { results } = await verified({}, { chosen: new Set(['pact.newInstance.created']) });
    expect(statusesOf(results)).toEqual({ 'newInstance.created': 'pass' });
  });
});

describe('a broken rule', () => {
  it('is a missing field, told with all that is needed to see it', async () => {
    const { merchant, results } = await verified(
      spoiling('newInstance', () => ({ body: { resultCode: '000000', resultMsg: 'success' } })),
    );
    const result = resultFor(results, 'pact.newInstance.created');
    expect(result).toMatchObject({
      kind: 'pact',
      exchange: 'newInstance',
      status: 'fail',
      message: 'The answer does not fit the contract: instanceId is missing.',
      rule: { source: '10-saas-v2.md', section: '3.1' },
      actual: 'HTTP 200, application/json, {"resultCode":"000000","resultMsg":"success"}',
      response: { status: 200, json: { resultCode: '000000' } },
    });
    expect(result.expected).toMatch(
      /^HTTP 200, application\/json, at least \{"instanceId":".+","resultCode":"000000"\}$/,
    );
    expect(result.request?.body).toContain('"activity":"newInstance"');
    expect(result.reproduce).toContain(`koocontract sign --guide saas-v2 --to ${merchant.url} --body '{`);
  });

  it('is a wrong type', async () => {
    const { results } = await verified(
      spoiling('releaseInstance', ({ body }) => ({ body: { ...Object(body), resultCode: 0 } })),
    );
    expect(resultFor(results, 'pact.releaseInstance.unsubscribed').message).toContain(
      "resultCode: Expected 0 (Integer) to be equal to '000000' (String)",
    );
  });

  it('is a result code that means failure', async () => {
    const { results } = await verified(spoiling('newInstance', () => refusal));
    expect(resultFor(results, 'pact.newInstance.created').message).toContain(
      "resultCode: Expected '000005' to match 000000 or 000004",
    );
  });

  it('is being processed where the platform does not wait', async () => {
    const { results } = await verified(
      spoiling('releaseInstance', () => ({ body: { resultCode: '000004' } })),
    );
    expect(resultFor(results, 'pact.releaseInstance.expired').status).toBe('fail');
  });

  it('is another HTTP status or content type', async () => {
    const { results } = await verified(
      spoiling('refreshInstance', (answer) => ({ ...answer, status: 201, type: 'text/plain' })),
    );
    expect(resultFor(results, 'pact.refreshInstance.renewal').message).toBe(
      "The answer does not fit the contract: Expected a body of 'application/json' but the actual content type was 'text/plain'; HTTP status expected 200 but was 201.",
    );
  });

  it('weighs less where the exchange is optional', async () => {
    const { results } = await verified(
      spoiling('upgradeInstance', () => ({ status: 404, body: 'Cannot POST' })),
    );
    expect(statusesOf(results.filter(({ status }) => status !== 'pass'))).toEqual({
      'upgradeInstance.upgraded': 'warn',
    });
  });

  it('weighs less where a product may not be changed with its renewal', async () => {
    const { results } = await verified({
      spoil: (answer, { scene }) => (scene === 'RENEWAL_CHANGE' ? refusal : answer),
    });
    expect(statusesOf(results.filter(({ status }) => status !== 'pass'))).toEqual({
      'refreshInstance.renewal-change': 'warn',
    });
  });
});

describe('garbage', () => {
  it.each([
    ['HTML', { type: 'text/html', body: '<html>' }],
    ['broken JSON', { body: '{"resultCode":' }],
    ['nothing', { body: '' }],
    ['a list', { body: [] }],
    ['deep nesting', { body: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }],
  ])('of the kind %s fails what it answers, and nothing else', async (_kind, answer) => {
    const chosen = new Set([
      'pact.queryInstance.ready',
      'pact.refreshInstance.renewal',
      'pact.releaseInstance.expired',
    ]);
    const { results } = await verified(
      spoiling('refreshInstance', () => answer),
      { chosen },
    );
    expect(statusesOf(results)).toEqual({
      'queryInstance.ready': 'pass',
      'refreshInstance.renewal': 'fail',
      'releaseInstance.expired': 'pass',
    });
  });

  it('is a redirect, which is not followed', async () => {
    const chosen = new Set(['pact.releaseInstance.expired']);
    const redirect = { status: 307, location: '/elsewhere', body: '' };
    const { merchant, results } = await verified(
      spoiling('releaseInstance', () => redirect),
      { chosen },
    );
    expect(results[0]?.message).toContain('HTTP status expected 200 but was 307');
    expect(merchant.requests.filter(({ activity }) => activity === 'releaseInstance').length).toBe(2);
  });

  it('is told as time-out when no answer comes', async () => {
    const { results } = await verified(spoiling('queryInstance', never), { timeout: 1 });
    const failed = results.filter(({ status }) => status !== 'pass');
    expect(failed.map(({ exchange, status }) => `${exchange} ${status}`)).toEqual(
      Array(4).fill('queryInstance fail'),
    );
    expect(failed[0]).toMatchObject({
      message: expect.stringContaining('within 1 s'),
      actual: 'no answer',
    });
  });

  it('does not carry the access key into the report', async () => {
    const leak = { body: { resultCode: merchantKey, resultMsg: `wrong key ${merchantKey}` } };
    const { results } = await verified({ spoil: () => leak });
    expect(results.some(({ status }) => status === 'fail')).toBe(true);
    expect(JSON.stringify(results)).not.toContain(merchantKey);
  });
});

describe('the run itself', () => {
  it('prints nothing, and heeds no variables that are meant for Pact or proxies', async () => {
    const merchant = await startTestMerchant();
    const script = join(import.meta.dirname, 'testing', 'verify-once.ts');
    const env = {
      ...process.env,
      PACT_DESCRIPTION: 'no such interaction',
      PACT_BROKER_BASE_URL: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
      http_proxy: 'http://127.0.0.1:9',
      LOG_LEVEL: 'trace',
      RUST_LOG: 'trace',
    };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, merchant.url, pactFile], {
      env,
    });
    await merchant.close();
    expect(stderr).toBe('');
    const results: unknown = JSON.parse(stdout);
    expect(
      Array.isArray(results) && results.every((result) => isRecord(result) && result['status'] === 'pass'),
    ).toBe(true);
  });

  it('refuses a pact that is not of the document', async () => {
    const [first, ...others] = model.exchanges;
    if (first === undefined) throw new Error('The model has no exchange.');
    const renamed = { ...model, exchanges: [{ ...first, name: 'openInstance' }, ...others] };
    await expect(verified({}, { model: renamed })).rejects.toThrow(
      '"openInstance: created" of the document. Run: npm run pacts',
    );
  });
});
