import { randomUUID } from 'node:crypto';
import type { Fields } from '../merchant/fields.ts';
import { expireTime } from '../merchant/ids.ts';
import { casesFor, creationCases } from './debug-case.ts';
import type { Billing, DebugCase, Guide, Sale, Subject } from './guide.ts';
import { pagesOf } from './pages.ts';
import { saasV1Steps } from './saas-v1-steps.ts';
import { buyer, orderId, yearly } from './v1-fields.ts';
import { saasV1Variants } from './variants.ts';

const rule = pagesOf('20-saas-v1.md');
const productId = '00301-666666-0--0';

const purchases: Readonly<Record<Billing, Subject>> = {
  period: { chargingMode: '1', ...yearly },
  'one-time': { chargingMode: '3' },
  'pay-per-use': { chargingMode: '0' },
};

const bought = (purchase: Subject) => ({ orderId: orderId(), productId, ...purchase });

const sales: readonly Sale[] = [
  {
    name: 'one-time',
    billing: 'one-time',
    fresh: () => bought(purchases['one-time']),
    life: ['release'],
  },
  {
    name: 'period',
    billing: 'period',
    fresh: () => bought(purchases.period),
    life: ['renew', 'renewal-cancelled', 'expire', 'renew-frozen', 'release'],
  },
  {
    name: 'trial',
    billing: 'period',
    fresh: () => bought({ ...purchases.period, trialFlag: '1' }),
    life: ['trial-to-formal', 'renew', 'release'],
    optional: true,
  },
  {
    name: 'pay-per-use',
    billing: 'pay-per-use',
    fresh: () => bought(purchases['pay-per-use']),
    life: ['freeze', 'unfreeze', 'release'],
  },
  {
    name: 'package',
    billing: 'pay-per-use',
    fresh: () => bought({ chargingMode: '5', expireTime: expireTime() }),
    life: ['freeze', 'release-expired'],
    optional: true,
  },
];

/** By `chargingMode`; `5` is a package. */
const modes: Readonly<Record<string, Billing>> = {
  '0': 'pay-per-use',
  '1': 'period',
  '3': 'one-time',
  '5': 'pay-per-use',
};

/** Filled in as the page is when it opens: with instances that no merchant has ever issued, in two spellings. */
const preset = (exchange: string, instanceId: string, more: Fields = {}): DebugCase => ({
  name: exchange,
  exchange,
  more: () => ({ instanceId, ...more }),
});

const cases: readonly DebugCase[] = [
  ...creationCases('newInstance', 'period', 'one-time', 'pay-per-use'),
  {
    name: 'newInstance-package',
    exchange: 'newInstance',
    billing: 'pay-per-use',
    more: () => ({ chargingMode: '5', expireTime: expireTime() }),
  },
  ...casesFor('queryInstance'),
  preset('refreshInstance', 'huaiweitest123456'),
  preset('upgrade', 'huaweitest123456'),
  preset('instanceStatus', 'huaweitest123456', { instanceStatus: 'FREEZE' }),
  preset('expireInstance', 'huaiweitest123456'),
  preset('releaseInstance', 'huaiweitest123456'),
];

export const saasV1Guide: Guide = {
  id: 'saas-v1',
  subject: 'instance',
  named: 'instanceId',
  fresh: (billing) => bought(purchases[billing]),
  billingOf: ({ chargingMode }) => modes[String(chargingMode)],
  unknownName: randomUUID,
  requests: {
    newInstance: ({ instanceId, ...purchase }) => ({
      ...purchase,
      ...buyer,
      businessId: randomUUID(),
      provisionType: '1',
      orderAmount: '100',
      expireTime: purchase['periodType'] === undefined ? purchase['expireTime'] : expireTime(),
    }),
    queryInstance: ({ instanceId }) => ({ instanceId }),
    refreshInstance: ({ instanceId }) => ({
      instanceId,
      orderId: orderId(),
      expireTime: expireTime(),
      orderAmount: '100',
      ...yearly,
    }),
    // Both carry the order of the purchase.
    expireInstance: ({ instanceId, orderId: order }) => ({ instanceId, orderId: order ?? orderId() }),
    releaseInstance: ({ instanceId, orderId: order }) => ({ instanceId, orderId: order ?? orderId() }),
    upgrade: ({ instanceId }) => ({
      instanceId,
      orderId: orderId(),
      skuCode: 'd0abcd12-5295-46a7-92d4-7c803dccc51d',
      productId: '00301-666688-0-0',
      amount: '20',
    }),
    instanceStatus: ({ instanceId }) => ({ instanceId, instanceStatus: 'NORMAL' }),
  },
  cast: {
    first: 'newInstance',
    create: {
      exchange: 'newInstance',
      per: 'order',
      gives: ['instanceId'],
      sibling: {
        id: 'idempotency.create-other-product',
        words: 'another product',
        billing: 'pay-per-use',
        of: ({ instanceId, ...purchase }) => ({ ...purchase, productId: '00301-666667-0--0' }),
      },
    },
    query: 'queryInstance',
    probes: ['newInstance'],
    idle: ['queryInstance', 'instanceStatus'],
    ways: {
      frozen: [
        { exchange: 'expireInstance' },
        { exchange: 'instanceStatus', more: () => ({ instanceStatus: 'FREEZE' }) },
      ],
      active: [{ exchange: 'refreshInstance' }, { exchange: 'instanceStatus' }],
      released: [{ exchange: 'releaseInstance' }],
    },
    replayed: ['refreshInstance', 'expireInstance', 'releaseInstance', 'newInstance'],
  },
  steps: saasV1Steps,
  sales,
  cases,
  openApis: ['pushUsage', 'pushUsageV1'],
  variants: saasV1Variants,
  rules: {
    signature: rule('1.2 authToken', 'accessg-marketplace/zh-cn_topic_0070649156'),
    responseSignature: rule('1.4 Response signature', 'accessg-marketplace/zh-cn_topic_0070649157'),
    transport: rule('0.4 Address and transport rules', 'accessg-marketplace/zh-cn_topic_0082027567'),
    timeout: rule('0.4 Address and transport rules', 'accessg-marketplace/zh-cn_topic_0082027567'),
    tls: rule('0.4 Address and transport rules', 'accessg-marketplace/zh-cn_topic_0082027567'),
    answers: rule('0.4 Address and transport rules', 'accessg-marketplace/zh-cn_topic_0082027567'),
    codes: rule('2 Result codes', 'accessg-marketplace/zh-cn_topic_0070649057'),
    debugging: rule('13 Debugging cases', 'accessg-marketplace/zh-cn_topic_0082027567'),
    dialTests: rule('12 Failure, retry and life cycle', 'accessg-marketplace/saas_topic_0000001'),
    encryption: rule('1.5 Encryption of private data', 'accessg-marketplace/zh-cn_topic_0272346898'),
  },
  habits: {
    contentType: 'application/json',
    oldestTls: 'TLSv1.1',
    looseAnswers: false,
    hollowDebugging: true,
    debuggedUnknown: ['refreshInstance', 'expireInstance', 'releaseInstance', 'upgrade', 'instanceStatus'],
    refusesUnknown: [
      'queryInstance',
      'refreshInstance',
      'expireInstance',
      'releaseInstance',
      'upgrade',
      'instanceStatus',
    ],
    // The table of codes names renewal, expiry and release only.
    mayShowNothing: true,
    asynchronous: [],
    optional: ['upgrade'],
    dispensable: {
      newInstance: ['customerId', 'customerName', 'businessId', 'productId'],
      refreshInstance: ['orderId'],
      upgrade: ['orderId', 'skuCode', 'productId'],
    },
    tampered: { exchange: 'newInstance', field: 'businessId' },
    text: { exchange: 'newInstance', field: 'customerName' },
  },
};
