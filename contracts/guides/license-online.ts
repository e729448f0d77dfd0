import { randomUUID } from 'node:crypto';
import { freshOrder } from '../merchant/ids.ts';
import { casesFor, creationCases } from './debug-case.ts';
import type { Guide } from './guide.ts';
import { instanceCreation, instanceRequests, instanceWays, statusCases } from './instance-requests.ts';
import { renewals, renewResend, statusResends, statusSteps } from './instance-steps.ts';
import { pagesOf } from './pages.ts';
import { fingerprintVariant, productIdVariant } from './variants.ts';

const rule = pagesOf('30-license.md');

/** As the only sample has it: a blank and a `z` at the end. */
function utc(days: number): string {
  const time = new Date(Date.now() + days * 24 * 3600 * 1000);
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} z`;
}

export const licenseOnlineGuide: Guide = {
  id: 'license-online',
  subject: 'instance',
  named: 'instanceId',
  fresh: (billing) => ({ ...freshOrder(billing) }),
  unknownName: randomUUID,
  requests: {
    ...instanceRequests,
    getLicenseAsync: ({ instanceId }) => ({
      instanceId,
      eventId: randomUUID().replaceAll('-', ''),
      effectiveTime: utc(0),
      expireTime: utc(365),
      deviceFingerprint: '00-00-5E-00-53-01|DISK-0001|BOARD-0001|CPU-0001',
    }),
  },
  cast: {
    first: 'newInstance',
    create: instanceCreation,
    probes: ['newInstance'],
    idle: ['updateInstanceStatus', 'releaseInstance'],
    ways: instanceWays,
    replayed: ['refreshInstance', 'updateInstanceStatus', 'getLicenseAsync', 'newInstance'],
  },
  steps: [
    {
      id: 'life-cycle.apply',
      title: 'getLicenseAsync succeeds for an active instance, at once or asynchronously',
      words: 'getLicenseAsync for an active instance',
      exchange: 'getLicenseAsync',
      from: 'active',
      repeated: true,
    },
    ...renewals,
    ...statusSteps(rule('A0.1 Model', 'accessg-marketplace/zh-cn_topic_0070649282')),
    renewResend,
    {
      id: 'idempotency.apply-resend',
      title: 'getLicenseAsync, sent again with the same eventId, succeeds',
      words: 'A second getLicenseAsync with the same eventId',
      exchange: 'getLicenseAsync',
      from: 'active',
      again: 'life-cycle.apply',
    },
    ...statusResends,
  ],
  cases: [
    ...creationCases('newInstance', 'period', 'one-time'),
    ...casesFor('refreshInstance', 'getLicenseAsync'),
    ...statusCases,
    ...casesFor('releaseInstance'),
  ],
  openApis: ['queryOrder', 'uploadFile'],
  sales: [
    {
      name: 'one-time',
      billing: 'one-time',
      fresh: () => ({ ...freshOrder('one-time') }),
      life: ['apply', 'release'],
    },
    {
      name: 'period',
      billing: 'period',
      fresh: () => ({ ...freshOrder('period') }),
      life: ['apply', 'renew', 'freeze', 'renew-frozen', 'unfreeze', 'apply', 'release'],
    },
  ],
  variants: [productIdVariant('refreshInstance'), fingerprintVariant],
  rules: {
    signature: rule('A0.4 Request signature', 'accessg-marketplace/zh-cn_topic_0070649286'),
    transport: rule('A0.2 Transport requirements', 'accessg-marketplace/zh-cn_topic_0070649285'),
    timeout: rule('A0.2 Transport requirements', 'accessg-marketplace/zh-cn_topic_0070649285'),
    certificate: rule('A0.2 Transport requirements', 'accessg-marketplace/zh-cn_topic_0070649285'),
    tls: rule('A0.2 Transport requirements', 'accessg-marketplace/zh-cn_topic_0070649285'),
    answers: rule('A7 Result codes of part A', 'accessg-marketplace/zh-cn_topic_0070649288'),
    codes: rule('A7 Result codes of part A', 'accessg-marketplace/zh-cn_topic_0070649288'),
    debugging: rule('A8 Debugging', 'accessg-marketplace/zh-cn_topic_0070649282'),
    dialTests: rule('A8 Debugging', 'accessg-marketplace/zh-cn_topic_0070649282'),
  },
  habits: {
    contentType: 'application/json;charset=utf8',
    oldestTls: 'TLSv1.2',
    looseAnswers: true,
    hollowDebugging: true,
    debuggedUnknown: [],
    refusesUnknown: ['refreshInstance', 'updateInstanceStatus', 'releaseInstance', 'getLicenseAsync'],
    asynchronous: ['newInstance', 'getLicenseAsync'],
    optional: [],
    dispensable: {
      newInstance: ['businessId'],
      refreshInstance: ['scene', 'orderId', 'orderLineId'],
      getLicenseAsync: ['effectiveTime', 'eventId'],
    },
    tampered: { exchange: 'newInstance', field: 'businessId' },
    text: { exchange: 'updateInstanceStatus', field: 'instanceId' },
    expireTime: 'refreshInstance',
  },
};
