import { describe, expect, it } from 'vitest';
import { call, startMerchant, success } from './merchant.test-helper.ts';

const zhang = { userName: 'zhangsan01', name: '张三', orgCode: '1', role: 'admin', enable: 'true' } as const;
const li = { userName: 'lisi02', name: '李四', orgCode: '1', role: 'user', enable: 'true' } as const;
const sync = { ...call, appId: 'a1', currentSyncTime: call.timeStamp };
const of = { instanceId: 'i1', tenantId: 't1', appId: 'a1' };

describe('authSync', () => {
  it('adds users once, and deletes the ones of the list', async () => {
    const { send, rows } = await startMerchant();

    for (const _ of ['new', 'there']) {
      expect((await send.authSync({ ...sync, userList: [zhang, li] })).data).toEqual(success);
      expect(rows('user')).toEqual([
        { ...of, ...li, authorized: 1 },
        { ...of, ...zhang, authorized: 1 },
      ]);
    }
    for (const _ of ['there', 'gone']) {
      expect((await send.authSync({ ...sync, flag: 0, userList: [li] })).data).toEqual(success);
      expect(rows('user')).toMatchObject([zhang]);
    }
  });

  it('withdraws an authorization, keeps it withdrawn through modifications, and gives it back', async () => {
    const { send, rows } = await startMerchant();
    await send.authSync({ ...sync, userList: [zhang, li] });

    await send.authSync({ ...sync, flag: 3, userList: [li] });
    await send.authSync({ ...sync, flag: 2, userList: [{ ...li, role: 'admin', enable: 'false' }] });
    expect(rows('user')).toMatchObject([
      { ...li, role: 'admin', enable: 'false', authorized: 0 },
      { authorized: 1 },
    ]);
    await send.authSync({ ...sync, userList: [li] });
    expect(rows('user')).toMatchObject([{ ...li, authorized: 1 }, { authorized: 1 }]);
  });

  it('stores the user of a modification that is not known yet', async () => {
    const { send, rows } = await startMerchant();

    await send.authSync({ ...sync, flag: 2, userList: [li] });

    expect(rows('user')).toMatchObject([{ ...li, authorized: 1 }]);
  });

  it('leaves the users of other tenants and applications alone', async () => {
    const { send, rows } = await startMerchant();
    for (const other of [{}, { tenantId: 't2' }, { appId: 'a2' }])
      await send.authSync({ ...sync, ...other, userList: [li] });

    await send.authSync({ ...sync, flag: 0, userList: [li] });
    await send.authSync({ ...sync, flag: 3, tenantId: 't2', userList: [li] });

    expect(rows('user')).toMatchObject([
      { tenantId: 't1', appId: 'a2', authorized: 1 },
      { tenantId: 't2', appId: 'a1', authorized: 0 },
    ]);
  });

  it('stores nothing in debugging', async () => {
    const { send, rows } = await startMerchant();

    expect((await send.authSync({ ...sync, testFlag: 1, userList: [li] })).data).toEqual(success);

    expect(rows('user')).toEqual([]);
  });
});

describe('authSync of V1.0', () => {
  it('reads the users from a text', async () => {
    const { sendV1, rows } = await startMerchant();

    const { data } = await sendV1.authSync({ ...sync, userList: JSON.stringify([zhang]) });

    expect(data).toEqual(success);
    expect(rows('user')).toMatchObject([zhang]);
  });

  it.each(['zhangsan01', '{}', '[{"userName":"zhangsan01"}]'])('refuses %s with 000002', async (userList) => {
    const { sendV1, rows } = await startMerchant();

    const { data } = await sendV1.authSync({ ...sync, userList });

    expect(data).toEqual({ resultCode: '000002', resultMsg: 'userList is no list of users' });
    expect(rows('user')).toEqual([]);
  });
});
