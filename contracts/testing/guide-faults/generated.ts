import type { GuideId } from '../guide-acts.ts';
import { acting, authenticating } from '../guide-alter.ts';
import type { Call, GuideChange } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

function dyingOf(isDeadly: (call: Call) => boolean): GuideChange {
  return acting((call, normally) => {
    if (isDeadly(call)) throw new Error('not caught');
    return normally();
  });
}

/** Merchants of any guide make this mistake, which MySQL's own "utf8" invites. */
const dyingOfEmoji = (...exchanges: readonly string[]): GuideFault => ({
  fault: 'keeps everything in a database that knows no characters of four bytes',
  change: dyingOf(({ fields }) => /[\u{10000}-\u{10ffff}]/u.test(JSON.stringify(fields))),
  fails: exchanges.map((name) => `generated.${name}`),
});

const dyingOfPercents = (...exchanges: readonly string[]): GuideFault => ({
  fault: 'takes texts for formats with places to fill in',
  change: dyingOf(({ fields }) => /%[sn]/.test(JSON.stringify(fields))),
  fails: exchanges.map((name) => `generated.${name}`),
});

/** Web frameworks make a list of a parameter that comes twice. */
const dyingOfTwice: GuideFault = {
  fault: 'can not bear a parameter that stands twice',
  change: authenticating((normally) => (request) => {
    const names = [...request.url.searchParams.keys()];
    const isMeant = request.url.searchParams.get('activity') === 'upgrade';
    if (isMeant && new Set(names).size < names.length) throw new TypeError('split is not a function');
    return normally(request);
  }),
  fails: ['generated.upgrade'],
};

const dyingOfApostrophes: GuideFault = {
  fault: 'puts the names of users into the text of an SQL statement',
  change: dyingOf(({ exchange, fields }) => exchange === 'authSync' && JSON.stringify(fields).includes("'")),
  fails: ['generated.authSync'],
};

const dyingOfFingerprint: GuideFault = {
  fault: 'takes a fingerprint apart without looking whether it has all parts',
  change: dyingOf(({ fields: { deviceFingerprint } }) => {
    const parts = typeof deviceFingerprint === 'string' ? deviceFingerprint.split('|') : ['', '', '', ''];
    return deviceFingerprint !== undefined && parts.length < 4;
  }),
  fails: ['generated.getLicenseAsync'],
};

const kit = [
  dyingOfEmoji('tenantSync', 'applicationSync', 'authSync', 'singleOrgSync', 'allOrgSync'),
  dyingOfApostrophes,
];

/** What only generated requests bring to light. */
export const generatedFaults = {
  'saas-v1': [
    dyingOfPercents(
      'newInstance',
      'refreshInstance',
      'expireInstance',
      'releaseInstance',
      'upgrade',
      'instanceStatus',
      'queryInstance',
    ),
    dyingOfTwice,
  ],
  'kit-v2': kit,
  'kit-v1': kit,
  'license-online': [
    dyingOfEmoji(
      'newInstance',
      'refreshInstance',
      'updateInstanceStatus',
      'releaseInstance',
      'getLicenseAsync',
    ),
    dyingOfFingerprint,
  ],
  'license-code': [dyingOfEmoji('refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode')],
  'license-v1': [dyingOfPercents('getLicense', 'refreshLicense', 'expireLicense', 'releaseLicense')],
  'order-notification': [dyingOfEmoji('orderNotify')],
} satisfies Readonly<Partial<Record<GuideId, readonly GuideFault[]>>>;
