import type { Rule } from '../result.ts';

const site = 'https://support.huaweicloud.com';

function rule(section: string, page: string): Rule {
  return { source: '10-saas-v2.md', section, page: `${site}/${page}.html` };
}

/** Where the rules of the SaaS guide V2.0 are documented. */
export const rules = {
  callbacks: rule('1 Common rules for every callback', 'accessg-marketplace/zh-cn_topic_0070649414'),
  timeout: rule('1 Common rules for every callback', 'eu/accessg-marketplace/en-us_topic_000006'),
  signature: rule('2.2 Request signature', 'accessg-marketplace/zh-cn_topic_0070649476'),
  newInstance: rule('3.1 Create instance', 'accessg-marketplace/zh-cn_topic_0070649427'),
  queryInstance: rule('3.2 Query instance information', 'accessg-marketplace/zh-cn_topic_0070649428'),
  refreshInstance: rule('3.3 Update instance', 'accessg-marketplace/zh-cn_topic_0070649429'),
  updateInstanceStatus: rule('3.4 Update instance status', 'accessg-marketplace/zh-cn_topic_0070649430'),
  releaseInstance: rule('3.5 Release instance', 'accessg-marketplace/zh-cn_topic_0070649431'),
  upgradeInstance: rule('3.6 Upgrade instance', 'accessg-marketplace/zh-cn_topic_0070649432'),
  changeInstanceCheck: rule(
    '3.7 Verify change upon renewal',
    'accessg-marketplace/zh-cn_topic_0000002411753620',
  ),
  dialTests: rule('5.2 Dial tests', 'accessg-marketplace/zh-cn_topic_0070649414'),
  resultCodes: rule('6 Result codes', 'accessg-marketplace/zh-cn_topic_0070649421'),
  debugging: rule('9 Interface debugging', 'intl/en-us/accessg-marketplace/topic_0070649098'),
  faq: rule('9 Interface debugging', 'accessg-marketplace/access_topic_0000008'),
} satisfies Record<string, Rule>;
