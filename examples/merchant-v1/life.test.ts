import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { startMerchant } from './merchant.test-helper.ts';

const success = { resultCode: '000000', resultMsg: 'success.' };
const time = { expireTime: '20300725000000' };
const specification = { skuCode: 's2', productId: 'p2' };

/** The callbacks about an instance, as they come for it. */
function callsAbout(
  { send }: Pick<Awaited<ReturnType<typeof startMerchant>>, 'send'>,
  instanceId: string,
  testFlag = '0',
) {
  const about = { instanceId, orderId: 'CS2', testFlag };
  return {
    refresh: (more = {}) => send.refreshInstance({ query: { ...about, ...time, ...more } }),
    expire: () => send.expireInstance({ query: about }),
    status: (instanceStatus: 'FREEZE' | 'NORMAL') =>
      send.instanceStatus({ query: { instanceId, testFlag, instanceStatus } }),
    upgrade: (more = {}) => send.upgrade({ query: { ...about, ...specification, ...more } }),
    query: () => send.queryInstance({ query: { instanceId, testFlag } }),
    release: () => send.releaseInstance({ query: about }),
  };
}

async function answersTo(calls: ReturnType<typeof callsAbout>) {
  const { refresh, expire, status, upgrade, query, release } = calls;
  const answers = [
    await refresh(),
    await expire(),
    await status('FREEZE'),
    await upgrade(),
    await query(),
    await release(),
  ];
  return answers.map(({ data }) => data);
}

describe('a real call', () => {
  it('freezes an expired instance until it is renewed', async () => {
    const merchant = await startMerchant();
    const { instanceId } = await merchant.buy('CS1');
    const calls = callsAbout(merchant, instanceId);

    expect((await calls.expire()).data).toEqual(success);
    expect(merchant.instances.find(instanceId)?.status).toBe('frozen');
    expect((await calls.refresh()).data).toEqual(success);
    expect(merchant.instances.find(instanceId)).toMatchObject({ status: 'active', ...time });
  });

  it('freezes and unfreezes by status, again and again', async () => {
    const merchant = await startMerchant();
    const { instanceId } = await merchant.buy('CS1');
    const { status } = callsAbout(merchant, instanceId);

    for (const [wanted, expected] of [
      ['FREEZE', 'frozen'],
      ['FREEZE', 'frozen'],
      ['NORMAL', 'active'],
      ['NORMAL', 'active'],
    ] as const) {
      expect((await status(wanted)).data).toEqual(success);
      expect(merchant.instances.find(instanceId)?.status).toBe(expected);
    }
  });

  it('upgrades to a specification, and to an amount if there is one', async () => {
    const merchant = await startMerchant();
    const { instanceId } = await merchant.buy('CS1', { skuCode: 's1', amount: 10 });
    const { upgrade } = callsAbout(merchant, instanceId);

    await upgrade({ orderId: 'CS2' });
    expect(merchant.instances.find(instanceId)).toMatchObject({ skuCode: 's2', amount: 10 });
    await upgrade({ orderId: 'CS3', amount: 20 });
    expect(merchant.instances.find(instanceId)).toMatchObject({ skuCode: 's2', amount: 20 });
  });

  it('releases an instance and forgets its private data; only the release may be repeated', async () => {
    const merchant = await startMerchant();
    const { instanceId } = await merchant.buy('CS1');
    const calls = callsAbout(merchant, instanceId);

    expect((await calls.release()).data).toEqual(success);
    const answers = await answersTo(calls);

    expect(answers.map((answer) => answer?.resultCode)).toEqual([...Array(5).fill('000003'), '000000']);
    using database = new DatabaseSync(merchant.database);
    const row = database.prepare('SELECT appInfo FROM instance').get();
    expect(Object.keys(JSON.parse(String(row?.['appInfo'])))).toEqual(['frontEndUrl', 'adminUrl', 'memo']);
  });

  it('is refused with 000003 for an instance that was never issued', async () => {
    const merchant = await startMerchant();

    const answers = await answersTo(callsAbout(merchant, 'never-issued'));

    expect(answers.map((answer) => answer?.resultCode)).toEqual(Array(6).fill('000003'));
  });
});

describe('a debugging call', () => {
  it('succeeds for an instance that was never issued', async () => {
    const merchant = await startMerchant();

    const answers = await answersTo(callsAbout(merchant, 'huaiweitest123456', '1'));

    expect(answers.map((answer) => answer?.resultCode)).toEqual(Array(6).fill('000000'));
    expect(answers[4]).toMatchObject({ info: [{ instanceId: 'huaiweitest123456' }] });
  });

  it('changes nothing about a real instance', async () => {
    const merchant = await startMerchant();
    const { instanceId } = await merchant.buy('CS1');
    const before = merchant.instances.find(instanceId);

    await answersTo(callsAbout(merchant, instanceId, '1'));

    expect(merchant.instances.find(instanceId)).toEqual(before);
  });

  it('opens nothing, and is answered as a purchase', async () => {
    const { buy, instances } = await startMerchant();

    const answer = await buy('CS1906666666ABCDE', { testFlag: '1' });

    expect(answer.appInfo?.frontEndUrl).toMatch(/^https:/);
    expect(instances.find(answer.instanceId)).toBeUndefined();
    expect(await buy('CS1906666666ABCDE', { testFlag: '1' })).toEqual(answer);
  });
});
