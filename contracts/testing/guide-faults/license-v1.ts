import { acting, answering, refusing, refusingSecond } from '../guide-alter.ts';
import { ok, unknown } from '../guide-merchant.ts';
import { commonFaults, forgetting } from './common.ts';
import type { GuideFault } from './fault.ts';
import { licenseV1Odd } from './odd-by-guide.ts';
import { licenseV1Repeats } from './repeat-faults.ts';
import { bodySignFaults } from './v1.ts';

const others = ['refreshLicense', 'expireLicense', 'releaseLicense'];

export const licenseV1Faults: readonly GuideFault[] = [
  ...licenseV1Odd,
  ...commonFaults({
    strict: false,
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
    tampered: ['getLicense', 'signature.tampered-query'],
  }),
  ...bodySignFaults,
  ...licenseV1Repeats,
  ...others.map((name) => ({
    fault: `answers success to ${name} for an unknown licence`,
    change: acting(async ({ exchange }, normally) => {
      const answer = await normally();
      return exchange === name && answer['resultCode'] === unknown.resultCode ? ok : answer;
    }),
    fails: [`result-codes.unknown-licence-${name}`],
  })),
  forgetting('getLicense', 'orderId', 'fails'),
  forgetting('refreshLicense', 'expireTime', 'fails'),
  forgetting('expireLicense', 'instanceId', 'fails'),
  forgetting('releaseLicense', 'orderId', 'warns'),
  {
    fault: 'hands over no licence',
    change: answering(({ license, ...answer }) => answer),
    fails: ['life-cycle.create', 'idempotency.create-resend', 'idempotency.create-concurrent'],
  },
  {
    fault: 'makes a new licence on each resend',
    change: answering((answer) =>
      'license' in answer ? { ...answer, license: crypto.randomUUID() } : answer,
    ),
    fails: ['idempotency.create-resend', 'idempotency.create-concurrent'],
  },
  {
    fault: 'breaks on an expiry',
    change: refusing(
      ({ exchange, fields }) => exchange === 'expireLicense' && fields['orderId'] !== undefined,
    ),
    fails: ['life-cycle.expire'],
    warns: ['result-codes.unknown-licence-expireLicense'],
  },
  {
    fault: 'refuses a renewal that it has seen before',
    change: refusingSecond('refreshLicense', 'orderId'),
    fails: ['idempotency.renew-resend'],
  },
  {
    fault: 'refuses to expire twice',
    change: refusingSecond('expireLicense', 'instanceId'),
    fails: ['idempotency.expire-resend'],
  },
  {
    fault: 'refuses to release twice',
    change: refusingSecond('releaseLicense', 'instanceId'),
    fails: ['idempotency.release-resend'],
  },
];
