import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/open-api/client.ts';
import { sdkHmacSha256 } from '../../../runtime/signing/sdk-hmac-sha256.ts';
import { akSk, mockGuide } from '../../testing/running-mock.ts';
import { send } from '../../testing/send.ts';

const started = Date.UTC(2026, 0, 2, 15, 35, 55);
let time = started;
const mock = await mockGuide('open-api', 'platform', { now: () => time });
const client = createClient({ url: mock.url, credentials: { sdkHmacSha256: akSk } });
const day = 86_400_000;
let codes = 0;

/** A code that no other test has. */
function fresh(testCode: string): string {
  codes++;
  return `${testCode}-${codes}`;
}

async function activate(license: string, real_effect_time?: string): Promise<string | undefined> {
  const { data } = await client.activateLicense({
    license,
    ...(real_effect_time === undefined ? {} : { real_effect_time }),
  });
  expect(mock.faults('activateLicense', 200, data)).toBe('');
  return data?.error_code;
}

async function query(license: string) {
  const { data } = await client.queryLicense({ license });
  expect(mock.faults('queryLicense', 200, data)).toBe('');
  return data;
}

describe('a licence code', () => {
  it('lives: not active, active once, alive, expired', async () => {
    time = started;
    const license = fresh('PLXXXXXX');
    expect(await query(license)).toMatchObject({ error_code: '92020011' });
    const { data } = await client.activateLicense({ license });
    expect(data).toMatchObject({ error_code: '92020000', error_msg: 'success' });
    expect(JSON.parse(data?.data?.license_code_info ?? '')).toEqual({
      status: 'ALIVE',
      expire_time: '20270102153555',
      product_id: '12345',
      amount: 2,
      order_id: 'CS123',
    });
    time += day;
    expect(await activate(license)).toBe('92020003');
    const info = {
      license_code: license,
      activate_time: '20260102153555',
      expire_time: '20270102153555',
      product_name: 'MOCK测试商品',
    };
    expect(await query(license)).toMatchObject({
      error_code: '92020000',
      data: { ...info, status: 'ALIVE' },
    });
    time = started + 366 * day;
    expect(await query(license)).toMatchObject({ data: { ...info, status: 'EXPIRED' } });
  });

  it('is active from its real delivery on', async () => {
    time = started;
    const license = fresh('PLXXXXXX');
    expect(await activate(license, '20251231120000')).toBe('92020000');
    expect(await query(license)).toMatchObject({
      data: { activate_time: '20251231120000', expire_time: '20261231120000' },
    });
  });

  it.each(['20260230120000', '20200101000000'])('is not delivered at %s', async (at) => {
    const license = fresh('PLXXXXXX');
    expect(await activate(license, at)).toBe('92020002');
    expect(mock.lastEvent()?.cause).toContain(at);
    expect(await query(license)).toMatchObject({ error_code: '92020011' });
  });

  it.each([
    ['PLACTIVE001', '92020003'],
    ['PLEXPIRED01', '92020003'],
    ['PLRELEASED1', '92020003'],
    ['PLUNCLAIMED', '92020004'],
    ['PLUNKNOWN01', '92020005'],
    ['PLXXXXXXX', '92020005'],
    ['PLINTERNAL1', '92020001'],
  ])('%s is refused with %s when it is activated', async (license, code) => {
    expect(await activate(license)).toBe(code);
    expect(await activate(`${license}-1`)).toBe(code);
    expect(mock.lastEvent()).toMatchObject({ code, cause: expect.stringContaining(`${license}-1`) });
  });

  it.each([
    ['PLACTIVE001', { data: { status: 'ALIVE', license_code: 'PLACTIVE001' } }],
    ['PLEXPIRED01', { data: { status: 'EXPIRED', license_code: 'PLEXPIRED01' } }],
    ['PLRELEASED1', { data: { status: 'RELEASED', license_code: 'PLRELEASED1' } }],
    ['PLUNCLAIMED', { error_code: '92020011' }],
    ['PLUNKNOWN01', { error_code: '92020005' }],
    ['PLINTERNAL1', { error_code: '92020001' }],
  ])('%s is queried as %j', async (license, expected) => {
    time = started;
    expect(await query(license)).toMatchObject(expected);
  });

  it('of a documented test code is not active when the mock starts', async () => {
    expect(await query('PLXXXX003')).toMatchObject({ error_code: '92020011' });
  });
});

describe('a list of licence codes', () => {
  it('is activated and queried as a whole', async () => {
    time = started;
    const license_list = [fresh('PLXXXX001'), fresh('PLXXXX002'), fresh('PLXXXX003')];
    const before = await client.queryLicenses({ license_list });
    expect(before.data).toMatchObject({ error_code: '92020011' });
    const { data } = await client.activateLicenses({ license_list, real_effect_time: '20260102153555' });
    expect(data).toEqual({ error_code: '92020000', error_msg: 'success' });
    const queried = await client.queryLicenses({ license_list });
    expect(mock.faults('queryLicenses', 200, queried.data)).toBe('');
    expect(queried.data?.data).toEqual(
      license_list.map((license_code) => ({
        license_code,
        status: 'ALIVE',
        activate_time: '20260102153555',
        expire_time: '20270102153555',
        product_name: 'MOCK测试商品',
      })),
    );
  });

  it('is not activated at all for one bad code', async () => {
    const license = fresh('PLXXXXXX');
    for (const bad of ['PLUNKNOWN01', 'PLUNCLAIMED', 'PLACTIVE001']) {
      const { data } = await client.activateLicenses({ license_list: [license, bad] });
      expect(data).toMatchObject({ error_code: '92020020' });
      expect(mock.lastEvent()?.cause).toContain(bad);
    }
    expect(await query(license)).toMatchObject({ error_code: '92020011' });
  });

  it.each([
    [['PLUNKNOWN01', 'PLUNKNOWN02'], '92020020'],
    [['PLACTIVE001', 'PLEXPIRED01'], '92020003'],
    [['PLUNCLAIMED'], '92020004'],
    [['PLINTERNAL1'], '92020001'],
    [[], '92020002'],
  ])('%j is refused for one and the same fault with %s', async (license_list, code) => {
    const { data } = await client.activateLicenses({ license_list });
    expect(data).toMatchObject({ error_code: code });
  });

  it('may name a code twice', async () => {
    const license = fresh('PLXXXXXX');
    const { data } = await client.activateLicenses({ license_list: [license, license] });
    expect(data).toMatchObject({ error_code: '92020000' });
  });

  it('is not queried at all for one bad code', async () => {
    const { data } = await client.queryLicenses({ license_list: ['PLACTIVE001', 'PLUNKNOWN01'] });
    expect(data).toEqual({ error_code: '92020020', error_msg: 'Invalid license code exists' });
  });
});

describe('software usage', () => {
  it.each([
    ['of a client', [{ id: 'account1' }]],
    ['as a number', [{ active_num: 100 }]],
  ])('%s is taken for an active code', async (_what, software_usage_Info) => {
    const license = fresh('PLXXXXXX');
    const usage_info = [{ license, software_usage_Info }];
    const before = await client.reportSoftwareUsage({ usage_info });
    expect(before.data).toMatchObject({ error_code: '92020011' });
    await activate(license);
    const { data } = await client.reportSoftwareUsage({ usage_info });
    expect(data).toEqual({ error_code: '92020000', error_msg: 'success' });
  });

  it.each([
    [['PLUNKNOWN01'], '92020020'],
    [['PLACTIVE001', 'PLUNKNOWN01'], '92020020'],
    [['PLUNCLAIMED'], '92020011'],
    [[], '92020002'],
  ])('of %j is refused with %s', async (list, code) => {
    const usage_info = list.map((license) => ({ license, software_usage_Info: [{ id: 'account1' }] }));
    const { data } = await client.reportSoftwareUsage({ usage_info });
    expect(data).toMatchObject({ error_code: code });
  });

  it('is refused when it is empty', async () => {
    const usage_info = [{ license: 'PLACTIVE001', software_usage_Info: [] }];
    const { data } = await client.reportSoftwareUsage({ usage_info });
    expect(data).toMatchObject({ error_code: '92020002' });
  });

  it.each([[{ id: 'account1', active_num: 1 }], [{}]])('is refused as %j', async (usage) => {
    const body = { usage_info: [{ license: 'PLACTIVE001', software_usage_Info: [usage] }] };
    const answer = await call('v2/license/software-usage-info', JSON.stringify(body));
    expect(answer).toMatchObject({ status: 400, json: { error_code: '95000001' } });
  });
});

function call(path: string, body: string, type = 'application/json;charset=utf8') {
  return send(
    {
      url: `${mock.url}/api/mkp-openapi-public/global/${path}`,
      body,
      headers: { 'Content-Type': type },
    },
    { scheme: sdkHmacSha256, credentials: akSk },
  );
}

describe('a call about licence codes', () => {
  it.each([
    ['is no JSON', '{"license":', undefined, 400, '95000004'],
    ['is empty', '', undefined, 400, '95000004'],
    ['lacks the code', '{}', undefined, 400, '95000001'],
    ['is a form', 'license=PLXXXXXX', 'application/x-www-form-urlencoded', 415, '95000003'],
    ['is JSON called text', '{"license":"PLXXXXXX"}', 'text/plain', 415, '95000003'],
  ])('whose body %s is refused', async (_what, body, type, status, code) => {
    const answer = await call('v1/license/activate', body, type);
    expect(answer).toMatchObject({ status, json: { error_code: code } });
    expect(mock.faults('activateLicense', status, answer.json)).toBe('');
    expect(answer.cause).not.toBeNull();
  });

  it('is refused by the gateway when it is too large', async () => {
    const answer = await call('v1/license/activate', 'x'.repeat(12_000_001));
    expect(answer).toMatchObject({ status: 413, json: { error_code: 'APIGW.0201' } });
  });
});
