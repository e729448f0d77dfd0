import { knownCode } from '../guide-acts.ts';
import { acting, refusing, refusingSecond } from '../guide-alter.ts';
import { failed, invalid, ok, unknown } from '../guide-merchant.ts';
import { rawBodyFaults } from './bodies.ts';
import { commonFaults, forgetting, withoutMessage } from './common.ts';
import type { GuideFault } from './fault.ts';
import { hashFaults, queryParameters, uncheckedHash } from './hash.ts';
import { licenseCodeOdd } from './odd-by-guide.ts';
import { licenseCodeRepeats } from './repeat-faults.ts';

const all = ['refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'];
const checkedOnes = all.filter((name) => name !== 'updateLicenseCodeStatus');

export const licenseCodeFaults: readonly GuideFault[] = [
  ...licenseCodeOdd,
  ...commonFaults({
    strict: false,
    callbacks: Object.fromEntries(checkedOnes.map((name) => [name, `"activity":"${name}"`])),
    unchecked: uncheckedHash(queryParameters),
    uncheckedWarns: ['signature.future-timestamp'],
    tampered: ['refreshLicenseCode', 'signature.tampered-body'],
  }),
  ...rawBodyFaults,
  ...hashFaults(queryParameters, '"testFlag":"1"'),
  withoutMessage,
  ...licenseCodeRepeats,
  ...all.map((name) => ({
    fault: `answers success to real ${name} for an unknown code`,
    change: acting(async ({ exchange }, normally) => {
      const answer = await normally();
      return exchange === name && answer['resultCode'] === unknown.resultCode ? ok : answer;
    }),
    fails: [`result-codes.unknown-licence-code-${name}`],
    options: { given: { license: knownCode } },
  })),
  {
    fault: 'knows only its own codes in debugging calls',
    change: refusing(
      ({ fields }) => fields['license'] !== undefined && fields['license'] !== knownCode,
      unknown,
    ),
    fails: [
      'life-cycle.renew',
      'life-cycle.renewal-cancelled',
      'life-cycle.freeze',
      'life-cycle.release',
      'idempotency.unfreeze-resend',
    ],
  },
  {
    fault: 'breaks on a renewal',
    change: refusing(
      ({ exchange, fields }) => exchange === 'refreshLicenseCode' && fields['scene'] !== undefined,
    ),
    fails: ['life-cycle.renew', 'life-cycle.renewal-cancelled'],
    // Whether a real code is known can't be told.
    warns: ['life-cycle.renew', 'life-cycle.renewal-cancelled'],
  },
  {
    fault: 'offers no renewal',
    change: refusing(({ exchange }) => exchange === 'refreshLicenseCode', invalid),
    warns: ['life-cycle.renew', 'life-cycle.renewal-cancelled'],
  },
  {
    fault: 'knows no cancelled renewals',
    change: refusing(({ fields }) => fields['scene'] === 'UNSUBSCRIBE_RENEWAL_PERIOD', invalid),
    fails: ['life-cycle.renewal-cancelled'],
    options: { given: { license: knownCode } },
  },
  {
    fault: 'can not unfreeze a code',
    change: refusing(({ fields }) => fields['status'] === 'UNFREEZE', invalid),
    fails: ['life-cycle.unfreeze'],
    options: { given: { license: knownCode }, only: ['life-cycle.unfreeze'] },
  },
  {
    fault: 'knows no activity at all',
    change: refusing(() => true, invalid),
    fails: [
      'life-cycle.renew',
      'life-cycle.renewal-cancelled',
      'life-cycle.freeze',
      'life-cycle.release',
      'idempotency.unfreeze-resend',
    ],
    options: { calls: ['debug'] },
  },
  {
    fault: 'needs testFlag',
    change: refusing(({ fields }) => fields['testFlag'] === undefined, invalid),
    fails: ['tolerance.test-flag-missing'],
    warns: [
      'life-cycle.renew',
      'life-cycle.renewal-cancelled',
      'life-cycle.freeze',
      'life-cycle.release',
      'idempotency.unfreeze-resend',
    ],
  },
  {
    fault: 'refuses a renewal that it has seen before',
    change: refusingSecond('refreshLicenseCode', 'orderId'),
    fails: ['idempotency.renew-resend'],
    options: { given: { license: knownCode } },
  },
  {
    fault: 'breaks when it freezes a real code',
    change: refusing(({ fields, test }) => !test && fields['status'] === 'FREEZE', failed),
    fails: ['life-cycle.freeze'],
    options: { given: { license: knownCode } },
  },
  { ...forgetting('refreshLicenseCode', 'expireTime', 'fails'), options: { given: { license: knownCode } } },
  { ...forgetting('updateLicenseCodeStatus', 'status', 'fails'), options: { given: { license: knownCode } } },
  { ...forgetting('releaseLicenseCode', 'license', 'fails') },
];
