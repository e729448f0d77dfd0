import { describe, expect, it } from 'vitest';
import { call, startMerchant, success } from './merchant.test-helper.ts';

const { flag, ...full } = call;
const department = { orgCode: '1', orgName: '产品部', parentCode: '' };
const of = { instanceId: 'i1', tenantId: 't1' };

describe('singleOrgSync', () => {
  it('adds a department once, modifies and deletes it', async () => {
    const { send, rows } = await startMerchant();

    for (const change of [department, department, { ...department, orgName: '测试部', parentCode: '0' }]) {
      expect((await send.singleOrgSync({ ...call, ...change, flag })).data).toEqual(success);
      expect(rows('department')).toEqual([{ ...of, ...change }]);
    }
    for (const _ of ['there', 'gone']) {
      expect((await send.singleOrgSync({ ...call, ...department, flag: 0 })).data).toEqual(success);
      expect(rows('department')).toEqual([]);
    }
  });

  it('leaves the departments of other tenants alone', async () => {
    const { send, rows } = await startMerchant();
    for (const tenantId of ['t1', 't2']) await send.singleOrgSync({ ...call, ...department, tenantId });

    await send.singleOrgSync({ ...call, ...department, flag: 0 });

    expect(rows('department')).toMatchObject([{ tenantId: 't2' }]);
  });

  it('stores nothing in debugging', async () => {
    const { send, rows } = await startMerchant();

    expect((await send.singleOrgSync({ ...call, ...department, testFlag: 1 })).data).toEqual(success);

    expect(rows('department')).toEqual([]);
  });
});

describe('allOrgSync', () => {
  it.each([
    ['a list', [department]],
    ['a list, older names', [{ orgCode: '1', OrgName: '产品部', parentCode: '' }]],
    ['a list, without a parent', [{ orgCode: '1', orgName: '产品部' }]],
    ['a text', JSON.stringify([department])],
    ['the text of the guide', '[{orgCode:"1", orgName:"产品部", parentCode:"" }]'],
  ])('takes %s', async (_, orgInfoList) => {
    const { send, rows } = await startMerchant();

    for (const _again of ['new', 'there']) {
      expect((await send.allOrgSync({ ...full, orgInfoList })).data).toEqual(success);
      expect(rows('department')).toEqual([{ ...of, ...department }]);
    }
  });

  it('takes the text of V1.0', async () => {
    const { sendV1, rows } = await startMerchant();
    const orgInfo = '[{"orgCode":"1","name":"产品部","parentCode":""}]';

    const { data } = await sendV1.allOrgSync({ ...full, orgInfo });

    expect(data).toEqual(success);
    expect(rows('department')).toEqual([{ ...of, ...department }]);
  });

  it('refuses a text that is no list of departments, and stores no part of it', async () => {
    const { send, sendV1, rows } = await startMerchant();
    const half = JSON.stringify([department, { orgCode: '2' }]);

    const { data } = await send.allOrgSync({ ...full, orgInfoList: half });
    const { data: dataV1 } = await sendV1.allOrgSync({ ...full, orgInfo: 'none' });

    expect([data?.resultCode, dataV1?.resultCode]).toEqual(['000002', '000002']);
    expect(rows('department')).toEqual([]);
  });
});
