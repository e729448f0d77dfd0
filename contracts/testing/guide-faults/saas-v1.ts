import { isRecord } from '../../../generator/load/openapi.ts';
import { encryptField } from '../../../runtime/signing/aes-cbc.ts';
import { acting, answering, refusing, refusingSecond, trusting } from '../guide-alter.ts';
import { type Answer, type GuideChange, guideKey, invalid, ok, unknown } from '../guide-merchant.ts';
import { commonFaults, forgetting, withoutMessage } from './common.ts';
import type { GuideFault } from './fault.ts';
import { saasV1Odd } from './odd-by-guide.ts';
import { saasV1Repeats } from './repeat-faults.ts';
import { saasV1Access } from './saas-v1-access.ts';
import { saasV1LifeFaults } from './saas-v1-life.ts';
import { bodySignFaults, tokenFaults } from './v1.ts';

const others = [
  'queryInstance',
  'refreshInstance',
  'expireInstance',
  'releaseInstance',
  'upgrade',
  'instanceStatus',
];

/** Changes the access data, in the answers to creations and queries. */
const access = (change: (appInfo: Record<string, unknown>) => unknown, encryptType = '1'): GuideChange =>
  answering((answer) => {
    const changed = (holder: unknown) =>
      isRecord(holder) && isRecord(holder['appInfo'])
        ? { ...holder, appInfo: change(holder['appInfo']) }
        : holder;
    const { info } = answer;
    const both: Answer = Array.isArray(info) ? { ...answer, info: info.map(changed) } : answer;
    return { ...both, ...(changed(both) as Answer), ...('encryptType' in answer ? { encryptType } : {}) };
  });

const createdFields = ['life-cycle.create-fields', 'life-cycle.query-fields'];

export const saasV1Faults: readonly GuideFault[] = [
  ...saasV1Odd,
  ...saasV1LifeFaults,
  ...saasV1Repeats,
  ...saasV1Access,
  ...commonFaults({
    strict: true,
    callbacks: Object.fromEntries(others.map((name) => [name, `activity=${name}&`])),
    unchecked: [
      'signature.missing-authToken',
      'signature.missing-timeStamp',
      'signature.wrong',
      'signature.truncated',
      'signature.other-key',
      'signature.tampered-query',
      'signature.tampered-timestamp',
      'signature.malformed-timestamp',
      'signature.added-parameter',
    ],
    tampered: ['newInstance', 'signature.tampered-query'],
  }),
  ...tokenFaults,
  ...bodySignFaults,
  withoutMessage,
  {
    fault: 'checks no signature of real calls',
    change: trusting((_request, text) => !text.includes('testFlag=1')),
    fails: [
      'signature.missing-authToken',
      'signature.missing-timeStamp',
      'signature.wrong',
      'signature.other-key',
      'signature.tampered-query',
    ],
  },
  ...others.map((name) => ({
    fault: `answers success to real ${name} for an unknown instance`,
    change: acting(async (call, normally) => {
      const answer = await normally();
      return call.exchange === name && answer['resultCode'] === unknown.resultCode ? ok : answer;
    }),
    // A query that shows nothing tells the truth.
    [name === 'queryInstance' ? 'warns' : 'fails']: [`result-codes.unknown-instance-${name}`],
  })),
  ...others.slice(1).map((name) => ({
    fault: `refuses a debugging ${name} for an instance that it never issued`,
    change: acting(({ exchange, fields, test }, normally, shop) =>
      exchange === name && test && !shop.has(String(fields['instanceId'])) ? unknown : normally(),
    ),
    [name === 'upgrade' ? 'warns' : 'fails']: [`tolerance.debug-unknown-${name}`],
  })),
  {
    fault: 'answers success to every activity',
    change: refusing(({ exchange }) => !['newInstance', ...others].includes(exchange), ok),
    fails: ['result-codes.unknown-activity'],
  },
  forgetting('newInstance', 'orderId', 'fails'),
  forgetting('newInstance', 'customerId', 'warns'),
  forgetting('queryInstance', 'instanceId', 'fails'),
  forgetting('refreshInstance', 'expireTime', 'fails'),
  forgetting('expireInstance', 'instanceId', 'fails'),
  forgetting('releaseInstance', 'instanceId', 'fails'),
  forgetting('upgrade', 'skuCode', 'warns'),
  forgetting('instanceStatus', 'instanceStatus', 'fails'),
  {
    fault: 'takes every testFlag for a test',
    change: refusing(({ fields }) => fields['testFlag'] === '0', unknown),
    fails: ['tolerance.test-flag-zero'],
  },
  {
    fault: 'wants whole numbers for the amount of an order',
    change: refusing(({ fields }) => String(fields['orderAmount']).includes('.'), invalid),
    fails: ['tolerance.order-amount-newInstance', 'tolerance.order-amount-refreshInstance'],
    warns: ['tolerance.order-amount-upgrade'],
  },
  {
    fault: 'takes an encrypted e-mail address for a wrong one',
    change: refusing(({ fields: { email } }) => email !== undefined && !String(email).includes('@'), invalid),
    warns: ['tolerance.private-data-newInstance'],
  },
  {
    fault: 'cannot do without testFlag',
    change: refusing(({ fields }) => fields['testFlag'] === undefined, invalid),
    fails: ['life-cycle.create'],
  },
  {
    fault: 'takes the business ID of each request for the instance ID',
    change: acting(async ({ exchange, fields }, normally, shop) => {
      const answer = await normally();
      if (exchange !== 'newInstance' || answer['resultCode'] !== '000000') return answer;
      const instanceId = String(fields['businessId']);
      shop.set(instanceId, { instanceId });
      return { ...answer, instanceId };
    }),
    fails: ['idempotency.create-resend', 'idempotency.create-concurrent'],
    warns: ['idempotency.create-resend', 'idempotency.create-concurrent'],
  },
  {
    fault: 'refuses an order that it has seen before',
    change: refusingSecond('newInstance', 'orderId', 'productId'),
    fails: ['idempotency.create-resend', 'idempotency.create-concurrent', 'idempotency.debug-after-release'],
  },
  {
    fault: 'tells no instanceId',
    change: answering(({ instanceId, ...answer }) => answer),
    fails: ['life-cycle.create'],
  },
  {
    fault: 'gives all orders the same instance',
    change: acting(async ({ exchange, fields, test }, normally, shop) => {
      if (exchange !== 'newInstance') return normally();
      const answer = await normally({
        ...fields,
        orderId: fields['orderId'] && `any ${test}`,
        productId: fields['productId'] && 'any',
      });
      delete shop.get(`any ${test} any`)?.['released'];
      return answer;
    }),
    fails: ['idempotency.create-other-order'],
    warns: ['idempotency.create-other-order', 'idempotency.create-other-product'],
  },
  {
    fault: 'forgets the frontEndUrl',
    change: access(({ frontEndUrl, ...rest }) => rest),
    fails: ['life-cycle.create-app-info', 'life-cycle.query-app-info'],
  },
  {
    fault: 'makes an adminUrl of 600 characters',
    change: access((appInfo) => ({ ...appInfo, adminUrl: `https://${'a'.repeat(600)}` })),
    fails: createdFields,
  },
  {
    fault: 'sends the user name as it is',
    change: access((appInfo) => ({ ...appInfo, userName: 'admin@example.com' })),
    fails: ['life-cycle.encrypted-fields'],
  },
  {
    fault: 'announces another encryptType than it uses',
    change: access((appInfo) => appInfo, '2'),
    fails: ['life-cycle.encrypted-fields'],
  },
  {
    fault: 'uses the bytes of the key as AES key',
    change: access((appInfo) => ({
      ...appInfo,
      password: encryptField('secret', `${guideKey}x`, { keySize: 256 }),
    })),
    fails: ['life-cycle.encrypted-fields'],
  },
  {
    fault: 'writes Chinese into the memo as it is',
    change: access((appInfo) => ({ ...appInfo, memo: '中文' })),
    fails: ['life-cycle.create-memo', 'life-cycle.query-memo'],
  },
  {
    fault: 'reports usage without a time',
    change: answering((answer) => {
      const { info } = answer;
      if (!Array.isArray(info)) return answer;
      return { ...answer, info: info.map((entry: object) => ({ ...entry, usageInfo: [{ usageValue: 1 }] })) };
    }),
    fails: ['life-cycle.query-usage-info'],
  },
  {
    fault: 'answers with the first of several instances only',
    change: answering((answer) =>
      Array.isArray(answer['info']) ? { ...answer, info: answer['info'].slice(0, 1) } : answer,
    ),
    fails: ['life-cycle.query-several'],
  },
  {
    fault: 'answers a query with nothing',
    change: answering((answer) => ('info' in answer ? { ...answer, info: [] } : answer)),
    fails: ['life-cycle.query', 'life-cycle.query-several'],
    warns: ['life-cycle.query'],
  },
  {
    fault: 'makes instance IDs of 65 characters',
    change: acting(async (_call, normally, shop) => {
      const answer = await normally();
      const instance = shop.get(String(answer['instanceId']));
      if (instance === undefined) return answer;
      const instanceId = String(answer['instanceId']).padEnd(65, '0');
      shop.set(instanceId, instance);
      return { ...answer, instanceId };
    }),
    fails: ['life-cycle.create', 'idempotency.create-resend', 'idempotency.create-concurrent'],
  },
  {
    fault: 'looks first and writes later, so that requests at the same time race',
    change: acting(async ({ exchange, fields }, normally, shop) => {
      if (exchange !== 'newInstance') return normally();
      const key = `${fields['orderId']} ${fields['productId']}`;
      const isKnown = shop.has(key);
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (!isKnown) shop.delete(key);
      return normally();
    }),
    fails: ['idempotency.create-concurrent'],
    warns: ['idempotency.create-concurrent'],
  },
];
