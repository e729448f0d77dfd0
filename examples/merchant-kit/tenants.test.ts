import { describe, expect, it } from 'vitest';
import type { TenantSyncRequest } from '../../generated/kit-v2/types.ts';
import { startMerchant, success, tenant } from './merchant.test-helper.ts';

describe('tenantSync', () => {
  it('adds a tenant once, with a modification changes its names, and deletes it', async () => {
    const { send, rows } = await startMerchant();

    for (const flag of [1, 1, 2, 2] as const) {
      const names = { name: `name ${flag}`, domainName: `https://${flag}.example.com` };
      const { data } = await send.tenantSync({ ...tenant, ...names, flag, orderId: flag === 1 ? 'CS1' : '' });
      expect(data).toEqual(success);
      expect(rows('tenant')).toEqual([
        { instanceId: 'i1', tenantId: 't1', orderId: 'CS1', tenantCode: 'example.com', ...names },
      ]);
    }
    for (const _ of ['there', 'gone']) {
      expect((await send.tenantSync({ ...tenant, flag: 0 })).data).toEqual(success);
      expect(rows('tenant')).toEqual([]);
    }
  });

  it('does what a call says after the same call was undone', async () => {
    const { send, rows } = await startMerchant();

    for (const flag of [1, 0, 1] as const) await send.tenantSync({ ...tenant, flag });

    expect(rows('tenant')).toHaveLength(1);
  });

  it('keeps the tenant of each instance', async () => {
    const { send, rows } = await startMerchant();

    await send.tenantSync(tenant);
    await send.tenantSync({ ...tenant, instanceId: 'i2' });
    await send.tenantSync({ ...tenant, flag: 0 });

    expect(rows('tenant')).toMatchObject([{ instanceId: 'i2' }]);
  });

  it.each(['empty', 'missing'])('takes an instance and order that are %s', async (how) => {
    const { send, rows } = await startMerchant();
    const { instanceId, orderId, ...others } = tenant;
    const absent = how === 'empty' ? { instanceId: '', orderId: '' } : {};

    const { data } = await send.tenantSync({ ...others, ...absent } as TenantSyncRequest);

    expect(data).toEqual(success);
    expect(rows('tenant')).toMatchObject([{ instanceId: '', orderId: '', tenantId: 't1' }]);
  });

  it('stores nothing in debugging', async () => {
    const { send, rows } = await startMerchant();

    const added = await send.tenantSync({ ...tenant, testFlag: 1 });
    const deleted = await send.tenantSync({ ...tenant, testFlag: 1, flag: 0 });

    expect([added.data, deleted.data]).toEqual([success, success]);
    expect(rows('tenant')).toEqual([]);
  });
});
