import type { Guide } from './guide.ts';
import { kitGuide } from './kit.ts';
import { pagesOf } from './pages.ts';
import { departmentNameVariant } from './variants.ts';

const rule = pagesOf('40-kit-sync-and-login.md');

export const kitV2Guide: Guide = kitGuide({
  id: 'kit-v2',
  flags: {
    tenantSync: [0, 1, 2],
    applicationSync: [0, 1, 2],
    singleOrgSync: [0, 1, 2],
    authSync: [0, 1, 2, 3],
  },
  userList: (users) => users,
  departments: (orgInfoList) => ({ orgInfoList }),
  nested: { exchange: 'authSync', field: 'userList', kept: true },
  variants: [departmentNameVariant],
  rule,
  signature: rule('1.2 Request signature, V2', 'accessg-marketplace/zh-cn_topic_0070649476'),
});
