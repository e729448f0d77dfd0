import { randomUUID } from 'node:crypto';
import { expireTime } from '../merchant/ids.ts';
import type { Billing, Guide, Subject } from './guide.ts';
import { pagesOf } from './pages.ts';
import { buyer, orderId, yearly } from './v1-fields.ts';
import { licenseV1Variants } from './variants.ts';

const rule = pagesOf('30-license.md');
const common = rule('C0 Common rules', 'accessg-marketplace/zh-cn_topic_0070649153');

function bought(billing: Billing): Subject {
  return {
    orderId: orderId(),
    productId: '00301-666666-0--0',
    ...(billing === 'period' ? { periodType: 'year' } : {}),
  };
}

export const licenseV1Guide: Guide = {
  id: 'license-v1',
  subject: 'licence',
  named: 'instanceId',
  fresh: bought,
  unknownName: randomUUID,
  requests: {
    getLicense: ({ instanceId, ...purchase }) => ({
      ...purchase,
      ...buyer,
      businessId: randomUUID(),
      expireTime: purchase['periodType'] === undefined ? undefined : expireTime(),
    }),
    refreshLicense: ({ instanceId }) => ({
      instanceId,
      orderId: orderId(),
      expireTime: expireTime(),
      ...yearly,
    }),
    expireLicense: ({ instanceId, orderId: order }) => ({ instanceId, orderId: order ?? orderId() }),
    releaseLicense: ({ instanceId, orderId: order }) => ({ instanceId, orderId: order ?? orderId() }),
  },
  cast: {
    first: 'getLicense',
    create: { exchange: 'getLicense', per: 'order', gives: ['instanceId', 'license'] },
    probes: ['getLicense'],
    idle: ['expireLicense', 'releaseLicense'],
    ways: {
      frozen: [{ exchange: 'expireLicense' }],
      active: [{ exchange: 'refreshLicense' }],
      released: [{ exchange: 'releaseLicense' }],
    },
    replayed: [],
  },
  steps: [
    {
      id: 'life-cycle.renew',
      title: 'refreshLicense succeeds: a customer prolongs a licence',
      words: 'refreshLicense for an active licence',
      exchange: 'refreshLicense',
      from: 'active',
      repeated: true,
    },
    {
      id: 'life-cycle.expire',
      title: 'expireLicense succeeds for an active licence',
      words: 'expireLicense for an active licence',
      exchange: 'expireLicense',
      from: 'active',
      to: 'frozen',
      repeated: true,
    },
    {
      id: 'life-cycle.renew-frozen',
      title: 'An expired licence can be renewed',
      words: 'The renewal of an expired licence',
      exchange: 'refreshLicense',
      from: 'frozen',
      to: 'active',
    },
    {
      id: 'life-cycle.release-expired',
      title: 'releaseLicense succeeds for a licence that has expired',
      words: 'The release of an expired licence',
      exchange: 'releaseLicense',
      from: 'frozen',
      to: 'released',
    },
    {
      id: 'life-cycle.release',
      title: 'releaseLicense succeeds for an active licence that was unsubscribed',
      words: 'The release of an active licence',
      exchange: 'releaseLicense',
      from: 'active',
      to: 'released',
      repeated: true,
    },
    {
      id: 'idempotency.renew-resend',
      title: 'refreshLicense, sent again for the same order, succeeds',
      words: 'A second refreshLicense for the same order',
      exchange: 'refreshLicense',
      from: 'active',
      again: 'life-cycle.renew',
    },
    {
      id: 'idempotency.expire-resend',
      title: 'Expiring a licence that has already expired succeeds',
      words: 'A second expireLicense for the same licence',
      exchange: 'expireLicense',
      from: 'frozen',
    },
    {
      id: 'idempotency.release-resend',
      title: 'Releasing a licence that is already released succeeds',
      words: 'A second release of the same licence',
      exchange: 'releaseLicense',
      from: 'released',
    },
  ],
  sales: [
    { name: 'one-time', billing: 'one-time', fresh: () => bought('one-time'), life: ['release'] },
    {
      name: 'period',
      billing: 'period',
      fresh: () => bought('period'),
      life: ['renew', 'expire', 'renew-frozen', 'release'],
    },
  ],
  variants: licenseV1Variants,
  rules: {
    signature: common,
    responseSignature: common,
    transport: common,
    timeout: common,
    answers: common,
    codes: rule('C5 Result codes and debugging', 'accessg-marketplace/zh-cn_topic_0070649153'),
    debugging: rule('C5 Result codes and debugging', 'accessg-marketplace/zh-cn_topic_0070649153'),
    dialTests: rule('C5 Result codes and debugging', 'accessg-marketplace/zh-cn_topic_0070649153'),
  },
  habits: {
    contentType: 'application/json',
    oldestTls: 'TLSv1.1',
    looseAnswers: true,
    hollowDebugging: false,
    debuggedUnknown: [],
    refusesUnknown: ['refreshLicense', 'expireLicense', 'releaseLicense'],
    asynchronous: [],
    optional: [],
    dispensable: {
      getLicense: ['customerId', 'businessId', 'productId'],
      refreshLicense: ['orderId'],
      expireLicense: ['orderId'],
      releaseLicense: ['orderId'],
    },
    tampered: { exchange: 'getLicense', field: 'businessId' },
    text: { exchange: 'getLicense', field: 'customerName' },
  },
};
