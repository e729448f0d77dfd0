import { randomUUID } from 'node:crypto';
import { freshOrder } from '../merchant/ids.ts';
import { casesFor, creationCases } from './debug-case.ts';
import type { Guide, Sale, Step } from './guide.ts';
import { instanceCreation, instanceRequests, instanceWays, statusCases } from './instance-requests.ts';
import { renewalChange, renewals, renewResend, statusResends, statusSteps } from './instance-steps.ts';
import { pagesOf } from './pages.ts';
import { productIdVariant, productInfoVariants } from './variants.ts';

const rule = pagesOf('10-saas-v2.md');

/** Optional exchanges: not to offer one can't be told from a broken one, so a refusal is a warning. */
const changes: readonly Step[] = [
  {
    id: 'life-cycle.upgrade',
    title: 'upgradeInstance succeeds, if the product can be upgraded',
    words: 'upgradeInstance, which is optional,',
    exchange: 'upgradeInstance',
    from: 'active',
    severity: 'warning',
    repeated: true,
  },
  {
    id: 'life-cycle.change-check',
    title: 'changeInstanceCheck succeeds, if the product can be changed on a renewal',
    words: 'changeInstanceCheck, which is optional,',
    exchange: 'changeInstanceCheck',
    from: 'active',
    severity: 'warning',
  },
];

const changeCheckResend: Step = {
  id: 'idempotency.change-check-resend',
  title: 'changeInstanceCheck, sent again, succeeds: it changes nothing',
  words: 'A second changeInstanceCheck',
  exchange: 'changeInstanceCheck',
  from: 'active',
  again: 'life-cycle.change-check',
};

const upgradeResend: Step = {
  id: 'idempotency.upgrade-resend',
  title: 'upgradeInstance, sent again for the same order, succeeds',
  words: 'A second upgradeInstance for the same order',
  exchange: 'upgradeInstance',
  from: 'active',
  again: 'life-cycle.upgrade',
};

/** Values as in the samples of Query Order. */
const targetProduct = {
  linearValue: 20,
  productId: 'OFFI461867333479178240',
  skuCode: '0a4d1578-5295-46a7-92d4-7c803dccc51d',
};

/** The order tells what was bought; a mock platform answers these order IDs accordingly. */
const sales: readonly Sale[] = [
  { name: 'one-time', billing: 'one-time', fresh: () => ({ ...freshOrder('one-time') }), life: ['release'] },
  {
    name: 'period',
    billing: 'period',
    fresh: () => ({ ...freshOrder('period') }),
    life: ['renew', 'renewal-cancelled', 'freeze', 'renew-frozen', 'unfreeze', 'release'],
  },
  {
    name: 'trial',
    billing: 'period',
    fresh: () => ({ ...freshOrder('trial') }),
    life: ['trial-to-formal', 'renew', 'release'],
    optional: true,
  },
  {
    name: 'pay-per-use',
    billing: 'pay-per-use',
    fresh: () => ({ ...freshOrder('pay-per-use') }),
    life: ['freeze', 'unfreeze', 'release'],
  },
  {
    name: 'package',
    billing: 'pay-per-use',
    fresh: () => ({ ...freshOrder('package') }),
    life: ['freeze', 'release-expired'],
    optional: true,
  },
];

export const saasV2Guide: Guide = {
  id: 'saas-v2',
  subject: 'instance',
  named: 'instanceId',
  fresh: (billing) => ({ ...freshOrder(billing) }),
  unknownName: randomUUID,
  requests: {
    ...instanceRequests,
    queryInstance: ({ instanceId }) => ({ instanceId }),
    upgradeInstance: ({ instanceId }) => ({ instanceId, ...freshOrder('change') }),
    changeInstanceCheck: ({ instanceId }) => ({ instanceId, productInfo: targetProduct }),
  },
  cast: {
    first: 'newInstance',
    create: instanceCreation,
    query: 'queryInstance',
    probes: ['queryInstance', 'newInstance'],
    idle: ['queryInstance', 'updateInstanceStatus'],
    ways: instanceWays,
    replayed: ['queryInstance', 'refreshInstance', 'updateInstanceStatus', 'newInstance'],
  },
  steps: [
    ...renewals,
    renewalChange,
    ...changes,
    ...statusSteps(
      rule('3.4 Update instance status (更新实例状态)', 'accessg-marketplace/zh-cn_topic_0070649430'),
    ),
    renewResend,
    upgradeResend,
    changeCheckResend,
    ...statusResends,
  ],
  cases: [
    ...creationCases('newInstance', 'period', 'one-time', 'pay-per-use'),
    ...casesFor('queryInstance', 'refreshInstance', 'upgradeInstance', 'changeInstanceCheck'),
    ...statusCases,
    ...casesFor('releaseInstance'),
  ],
  openApis: ['queryOrder', 'pushUsage', 'pushUsageV1'],
  sales,
  variants: [productIdVariant('refreshInstance'), ...productInfoVariants],
  rules: {
    signature: rule('2.2 Request signature', 'accessg-marketplace/zh-cn_topic_0070649476'),
    transport: rule('1 Common rules for every callback', 'accessg-marketplace/zh-cn_topic_0070649414'),
    timeout: rule('1 Common rules for every callback', 'eu/accessg-marketplace/en-us_topic_000006'),
    certificate: rule('1 Common rules for every callback', 'eu/accessg-marketplace/en-us_topic_000006'),
    tls: rule('1 Common rules for every callback', 'eu/accessg-marketplace/en-us_topic_000006'),
    answers: rule('9 Interface debugging', 'accessg-marketplace/access_topic_0000008'),
    codes: rule('6 Result codes', 'accessg-marketplace/zh-cn_topic_0070649421'),
    debugging: rule('9 Interface debugging', 'intl/en-us/accessg-marketplace/topic_0070649098'),
    dialTests: rule('5.2 Dial tests', 'accessg-marketplace/zh-cn_topic_0070649414'),
  },
  habits: {
    contentType: 'application/json;charset=utf8',
    oldestTls: 'TLSv1.2',
    looseAnswers: false,
    hollowDebugging: false,
    debuggedUnknown: [],
    refusesUnknown: [
      'queryInstance',
      'refreshInstance',
      'updateInstanceStatus',
      'releaseInstance',
      'upgradeInstance',
      'changeInstanceCheck',
    ],
    asynchronous: ['newInstance'],
    optional: ['upgradeInstance', 'changeInstanceCheck'],
    dispensable: {
      newInstance: ['businessId'],
      refreshInstance: ['scene', 'orderId', 'orderLineId'],
      // Optional callbacks: only a crash, or work on no instance, is certainly wrong.
      upgradeInstance: ['orderId', 'orderLineId'],
      changeInstanceCheck: ['productInfo'],
    },
    tampered: { exchange: 'newInstance', field: 'businessId' },
    text: { exchange: 'queryInstance', field: 'instanceId' },
    nested: { exchange: 'changeInstanceCheck', field: 'productInfo' },
    expireTime: 'refreshInstance',
  },
};
