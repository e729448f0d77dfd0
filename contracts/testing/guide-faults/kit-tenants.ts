import { acting } from '../guide-alter.ts';
import { failed } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

/** Tenants that do more than come and go. */
export const kitTenants: readonly GuideFault[] = [
  {
    fault: 'leaves departments where they were',
    change: acting(({ exchange, fields }, normally) =>
      exchange === 'singleOrgSync' && fields['flag'] === 2 && fields['parentCode'] !== ''
        ? failed
        : normally(),
    ),
    fails: ['sync.move-singleOrgSync'],
  },
  {
    fault: 'binds a tenant to one instance only',
    change: acting(({ exchange, fields }, normally, shop) => {
      if (exchange !== 'tenantSync' || fields['flag'] !== 1) return normally();
      const key = `bound ${String(fields['tenantId'])}`;
      const bound = shop.get(key)?.['instanceId'];
      shop.set(key, { instanceId: bound ?? fields['instanceId'] });
      return bound === undefined || bound === fields['instanceId'] ? normally() : failed;
    }),
    warns: ['tolerance.second-instance-tenantSync'],
  },
];
