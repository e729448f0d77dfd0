import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../generated/open-api/client.ts';
import type { UsagePushData } from '../../../generated/open-api/types.ts';
import { loadDocument } from '../../../generator/load/load.ts';
import { usagePush } from '../../../runtime/signing/usage-push.ts';
import { startMock } from '../../start-mock.ts';
import { accessKey, akSk, credentials, mockGuide } from '../../testing/running-mock.ts';
import { send } from '../../testing/send.ts';

const now = (): number => Date.UTC(2022, 7, 9, 9, 15);
const mock = await mockGuide('open-api', 'platform', { now });
const client = createClient({
  url: mock.url,
  credentials: { sdkHmacSha256: akSk, usagePush: accessKey },
});
let records = 0;

/** A good record, unlike all others but for what is told. */
function record(values: Partial<UsagePushData> = {}): UsagePushData {
  records++;
  return {
    instance_id: `instance-${records}`,
    metering_sn: `number-${records}`,
    begin_time: '20220809T080000Z',
    end_time: '20220809T090000Z',
    record_time: '20220809T091000Z',
    usage_value: '99',
    ...values,
  };
}

/** The codes of the faulty records; none when the call succeeds. */
async function push(...usage_records: UsagePushData[]): Promise<unknown[]> {
  const { data } = await client.pushUsage({ usage_records });
  expect(mock.faults('pushUsage', 200, data)).toBe('');
  if (data?.error_code === 'MKT.0000') return [];
  expect(data).toMatchObject({ error_code: '94060999', error_msg: 'Failed' });
  return data?.data?.abnormal_usage_data.map(({ error_code }) => error_code) ?? [];
}

/** Pushes what the client's types rule out. */
function pushAny(usage_records: unknown, url = mock.url) {
  return send(
    { url: `${url}/api/mkp-openapi-public/global/v1/isv/usage-data`, body: { usage_records } },
    { scheme: usagePush, credentials: accessKey },
  );
}

async function kept(): Promise<unknown> {
  return (await fetch(`${mock.url}/__mock/usage`)).json();
}

describe('the new usage push', async () => {
  const document = await loadDocument('spec/open-api.yaml');
  const examples = mock.model.exchanges.find(({ name }) => name === 'pushUsage')?.examples ?? [];

  it.each(examples)('answers $name as documented', async ({ body, response }) => {
    // All name one instance and one time.
    const own = await startMock({
      documents: [document],
      as: 'platform',
      port: 0,
      credentials,
      settings: { now },
    });
    onTestFinished(() => own.close());
    const answer = await pushAny(Object(body).usage_records, own.url);
    expect(answer).toMatchObject({ status: 200, json: response.body });
  });

  it('keeps what came, with verdicts', async () => {
    const good = record();
    const bad = record({ usage_value: '0' });
    expect(await push(good, bad)).toEqual(['003']);
    expect(mock.lastEvent()).toMatchObject({
      code: '94060999',
      cause: 'usage_records.1 003: usage_value 0 is no number above 0 with at most 4 decimals',
    });
    const received = '2022-08-09T09:15:00.000Z';
    expect(await kept()).toEqual([
      { exchange: 'pushUsage', received, verdict: 'accepted', record: good },
      {
        exchange: 'pushUsage',
        received,
        verdict: '003',
        cause: 'usage_value 0 is no number above 0 with at most 4 decimals',
        record: bad,
      },
    ]);
  });

  it.each([
    ['001', { instance_id: 'TEST-UNKNOWN-1' }],
    ['002', { begin_time: '20220230T080000Z' }],
    ['002', { end_time: '2022-08-09 09:00:00' }],
    ['002', { record_time: '' }],
    ['003', { usage_value: '0.00' }],
    ['003', { usage_value: '-1' }],
    ['003', { usage_value: '1.00001' }],
    ['003', { usage_value: 'many' }],
    ['004', { metering_sn: '' }],
    ['006', { instance_id: 'TEST-WITHDRAWN' }],
    ['007', { begin_time: '20220719T091459Z' }],
    ['009', { instance_id: 'TEST-FOREIGN' }],
    ['011', { begin_time: '20220809T090001Z' }],
    ['011', { end_time: '20220809T093001Z' }],
    ['012', { instance_id: 'TEST-NOT-PAY-PER-USE-a' }],
    ['013', { instance_id: 'TEST-ABNORMAL' }],
    ['014', { instance_id: 'TEST-CLOSED' }],
    ['015', { instance_id: 'TEST-OPENED-LATER' }],
  ])('finds %s in a record with %j', async (code, values) => {
    expect(await push(record(), record(values))).toEqual([code]);
  });

  it.each([
    { begin_time: '20220719T091500Z' },
    { end_time: '20220809T093000Z' },
    { begin_time: '20220809T090000Z' },
    { usage_value: '0.0001' },
    { instance_id: 'TEST-1' },
  ])('takes a record with %j', async (values) => {
    expect(await push(record(values))).toEqual([]);
  });

  it.each([99, 0.5])('takes the number %d for a usage value', async (usage_value) => {
    expect((await pushAny([{ ...record(), usage_value }])).json).toMatchObject({ error_code: 'MKT.0000' });
  });

  it.each([0, 1.00001])('finds 003 in the number %d', async (usage_value) => {
    expect((await pushAny([{ ...record(), usage_value }])).json).toMatchObject({ error_code: '94060999' });
  });

  it('finds 004 in a record without unique ID', async () => {
    const { metering_sn: _metering_sn, ...without } = record();
    expect((await pushAny([without])).json).toMatchObject({
      data: { abnormal_usage_data: [{ error_code: '004', error_msg: 'unique record ID missing' }] },
    });
  });

  it('finds a repeated record ID, in one call and in two', async () => {
    const first = record();
    const { metering_sn } = first;
    expect(await push(first, record({ metering_sn }))).toEqual(['005']);
    expect(await push(record({ metering_sn }))).toEqual(['005']);
    expect(await push(first)).toEqual(['005']);
  });

  it('finds a repeated period of an instance, in one call and in two', async () => {
    const first = record();
    const { instance_id } = first;
    expect(await push(first, record({ instance_id }))).toEqual(['010']);
    expect(await push(record({ instance_id }))).toEqual(['010']);
    expect(await push(record({ instance_id, end_time: '20220809T083000Z' }))).toEqual([]);
  });

  it('takes a mended record under its ID and for its period', async () => {
    const mended = record();
    expect(await push({ ...mended, usage_value: '0' })).toEqual(['003']);
    expect(await push(mended)).toEqual([]);
  });

  it('names each faulty record, and the first three in the log', async () => {
    const faulty = Array.from({ length: 5 }, () => record({ instance_id: 'TEST-CLOSED' }));
    expect(await push(...faulty)).toEqual(['014', '014', '014', '014', '014']);
    expect(mock.lastEvent()?.cause).toMatch(/^(usage_records\.[012] 014: [^;]+; ){3}and 2 more$/);
  });

  it.each([
    ['more than 1,000 records', Array.from({ length: 1001 }, () => record()), 500, 'MKT.9003'],
    ['what the platform fails at', [record({ instance_id: 'TEST-SYSTEM-ERROR' })], 500, '94060001'],
    ['a record without instance', [{ ...record(), instance_id: undefined }], 400, 'MKT.0101'],
    ['a record without value', [{ ...record(), usage_value: undefined }], 400, 'MKT.0101'],
    ['a time that is no text', [{ ...record(), begin_time: 20220809 }], 400, 'MKT.0101'],
    ['no list', {}, 400, 'MKT.0101'],
  ])('refuses %s and keeps nothing', async (_what, usage_records, status, code) => {
    const before = await kept();
    const answer = await pushAny(usage_records);
    expect(answer).toMatchObject({ status, json: { error_code: code } });
    expect(mock.faults('pushUsage', status, answer.json)).toBe('');
    expect(await kept()).toEqual(before);
  });

  it('answers a preferred code, and keeps nothing', async () => {
    const before = await kept();
    const { response } = await client.pushUsage(
      { usage_records: [record()] },
      { headers: { Prefer: 'example=MKT.0250' } },
    );
    expect(response.status).toBe(406);
    expect(await kept()).toEqual(before);
  });
});

describe('the old usage push', () => {
  function recordV1(values: Partial<UsagePushData> = {}) {
    const { metering_sn: _metering_sn, ...rest } = record(values);
    return { ...rest, product_id: 'OFFI1' };
  }

  it('takes over a good record and one whose fault is found later', async () => {
    const usage_records = [recordV1(), recordV1({ instance_id: 'TEST-CLOSED' })];
    const { data } = await client.pushUsageV1({ usage_records });
    expect(data).toEqual({ error_code: 'MKT.0000', error_msg: 'success' });
    expect(await kept()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ exchange: 'pushUsageV1', verdict: 'accepted', record: usage_records[0] }),
        expect.objectContaining({ exchange: 'pushUsageV1', verdict: '014', record: usage_records[1] }),
      ]),
    );
  });

  it('finds a period that was reported at the new address', async () => {
    const first = record();
    await push(first);
    await client.pushUsageV1({ usage_records: [recordV1({ instance_id: first.instance_id })] });
    expect(await kept()).toEqual(expect.arrayContaining([expect.objectContaining({ verdict: '010' })]));
  });

  it.each([
    [{ instance_id: 'TEST-UNKNOWN' }, 500, 'MKT.9001'],
    [{ instance_id: 'TEST-FOREIGN' }, 401, 'MKT.0150'],
    [{ instance_id: 'TEST-SYSTEM-ERROR-1' }, 500, 'MKT.0999'],
    [{ usage_value: '0' }, 500, 'MKT.9002'],
    [{ begin_time: '20220601T080000Z' }, 500, 'MKT.9004'],
    [{ begin_time: '20220809T090001Z' }, 500, 'MKT.0100'],
    [{ begin_time: 'yesterday' }, 500, 'MKT.0100'],
  ])('refuses the call for a record with %j', async (values, status, code) => {
    const before = await kept();
    const { error, response } = await client.pushUsageV1({ usage_records: [recordV1(), recordV1(values)] });
    expect(response.status).toBe(status);
    expect(error).toMatchObject({ error_code: code });
    expect(mock.faults('pushUsageV1', status, error)).toBe('');
    expect(await kept()).toEqual(before);
  });

  it('refuses a record without product', async () => {
    const { product_id: _product_id, ...without } = recordV1();
    const { error } = await client.pushUsageV1(JSON.parse(JSON.stringify({ usage_records: [without] })));
    expect(error).toMatchObject({ error_code: 'MKT.0101' });
  });

  it('refuses more than 1,000 records', async () => {
    const usage_records = Array.from({ length: 1001 }, () => recordV1());
    const { error } = await client.pushUsageV1({ usage_records });
    expect(error).toMatchObject({ error_code: 'MKT.9003' });
  });
});
