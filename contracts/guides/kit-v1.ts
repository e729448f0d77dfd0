import type { Guide } from './guide.ts';
import { kitGuide } from './kit.ts';
import { pagesOf } from './pages.ts';

const rule = pagesOf('40-kit-sync-and-login.md');
const signature = rule(
  '1.3 Request signature and response signature, V1',
  'accessg-marketplace/zh-cn_topic_0070649135',
);

/** Lists travel as text, and a department's name is called `name`. */
export const kitV1Guide: Guide = kitGuide({
  id: 'kit-v1',
  flags: { tenantSync: [0, 1], applicationSync: [0, 1], singleOrgSync: [0, 1, 2], authSync: [0, 1, 2] },
  userList: (users) => JSON.stringify(users),
  departments: (list) => ({
    orgInfo: JSON.stringify(list.map(({ orgName, ...rest }) => ({ ...rest, name: orgName }))),
  }),
  rule,
  signature,
  responseSignature: signature,
});
