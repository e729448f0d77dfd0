import type { InstanceInfo, UsageInfo } from '../../generated/saas-v2/types.ts';
import type { Instance, Instances } from './instances.ts';
import { formatPlatformTime } from './times.ts';

/** Where customers find the product. Yours goes here. */
const SITE = 'https://notes.example.com';

/** What the customer sees of an instance in the buyer console (3.2). */
export function instanceInfo(instance: Instance, instances: Instances): InstanceInfo {
  const { id, password } = instance;
  const usageInfo = usageOf(instance, instances);
  return {
    instanceId: id,
    appInfo: {
      frontEndUrl: `${SITE}/${encodeURIComponent(id)}`,
      adminUrl: `${SITE}/${encodeURIComponent(id)}/admin`,
      userName: 'admin',
      password, // V2.0 wants it in plain text, at every query (2.4).
      memo: 'Please change the password when you first sign in. 首次登录后请修改密码。',
    },
    ...(usageInfo === undefined ? {} : { usageInfo }),
  };
}

/** Only what is billed by use has usage; a package names the pay-per-use instance that it belongs to (section 7). */
function usageOf(instance: Instance, instances: Instances): UsageInfo[] | undefined {
  const { id, chargingMode, used } = instance;
  if (chargingMode !== 'ON_DEMAND' && chargingMode !== 'ON_DEMAND_PKG') return undefined;
  const related = chargingMode === 'ON_DEMAND_PKG' ? instances.payPerUseOf(instance) : undefined;
  return [
    {
      ...(related === undefined ? {} : { relatedInstanceId: related }),
      usageValue: Number(used.toFixed(4)),
      statisticalTime: formatPlatformTime(new Date()),
      dashboardUrl: `${SITE}/${encodeURIComponent(id)}/usage`,
    },
  ];
}
