import { randomBytes } from 'node:crypto';
import { expireTime, freshOrder } from '../merchant/ids.ts';
import { casesFor } from './debug-case.ts';
import type { Guide } from './guide.ts';
import { pagesOf } from './pages.ts';
import { productIdVariant, releaseVariant } from './variants.ts';

const rule = pagesOf('30-license.md');
const transport = rule('B1 Common request rules', 'accessg-marketplace/zh-cn_topic_0070649247');
const debugging = rule('B10 Test codes and debugging', 'accessg-marketplace/zh-cn_topic_0070649478');

/** In the form of the platform's codes. */
function code(): string {
  return `PL${randomBytes(8).toString('hex').toUpperCase()}`;
}

export const licenseCodeGuide: Guide = {
  id: 'license-code',
  subject: 'licence code',
  named: 'license',
  fresh: () => ({ license: code() }),
  unknownName: code,
  requests: {
    refreshLicenseCode: ({ license }) => ({
      license,
      ...freshOrder('renewal'),
      scene: 'RENEWAL',
      expireTime: expireTime(),
    }),
    updateLicenseCodeStatus: ({ license }) => ({ license, status: 'UNFREEZE' }),
    releaseLicenseCode: ({ license }) => ({ license, ...freshOrder('unsubscription') }),
  },
  cast: {
    first: 'updateLicenseCodeStatus',
    probes: ['updateLicenseCodeStatus', 'refreshLicenseCode', 'releaseLicenseCode'],
    idle: ['updateLicenseCodeStatus', 'refreshLicenseCode'],
    ways: {
      frozen: [{ exchange: 'updateLicenseCodeStatus', more: () => ({ status: 'FREEZE' }) }],
      active: [{ exchange: 'updateLicenseCodeStatus' }],
      released: [{ exchange: 'releaseLicenseCode' }],
    },
    replayed: ['refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'],
  },
  steps: [
    {
      id: 'life-cycle.renew',
      title: 'refreshLicenseCode with scene RENEWAL succeeds: a customer prolongs a code',
      words: 'refreshLicenseCode with scene RENEWAL',
      exchange: 'refreshLicenseCode',
      from: 'active',
      repeated: true,
    },
    {
      id: 'life-cycle.renewal-cancelled',
      title: 'refreshLicenseCode with scene UNSUBSCRIBE_RENEWAL_PERIOD succeeds: a renewal is cancelled',
      words: 'refreshLicenseCode with scene UNSUBSCRIBE_RENEWAL_PERIOD',
      exchange: 'refreshLicenseCode',
      more: () => ({
        ...freshOrder('unsubscription'),
        scene: 'UNSUBSCRIBE_RENEWAL_PERIOD',
        expireTime: expireTime(14, 30),
      }),
      from: 'active',
    },
    {
      id: 'life-cycle.freeze',
      title: 'updateLicenseCodeStatus with FREEZE succeeds for an active code',
      words: 'FREEZE for an active code',
      exchange: 'updateLicenseCodeStatus',
      more: () => ({ status: 'FREEZE' }),
      from: 'active',
      to: 'frozen',
      repeated: true,
    },
    {
      id: 'life-cycle.unfreeze',
      title: 'updateLicenseCodeStatus with UNFREEZE succeeds for a frozen code',
      words: 'UNFREEZE for a frozen code',
      exchange: 'updateLicenseCodeStatus',
      from: 'frozen',
      to: 'active',
      repeated: true,
    },
    {
      id: 'idempotency.renew-resend',
      title: 'refreshLicenseCode, sent again for the same order, succeeds',
      words: 'A second refreshLicenseCode for the same order',
      exchange: 'refreshLicenseCode',
      from: 'active',
      again: 'life-cycle.renew',
    },
    {
      id: 'idempotency.unfreeze-resend',
      title: 'Unfreezing an active code succeeds',
      words: 'UNFREEZE for an active code',
      exchange: 'updateLicenseCodeStatus',
      from: 'active',
    },
    {
      id: 'idempotency.freeze-resend',
      title: 'Freezing a frozen code succeeds',
      words: 'A second FREEZE',
      exchange: 'updateLicenseCodeStatus',
      more: () => ({ status: 'FREEZE' }),
      from: 'frozen',
    },
    // A code that is named on the command line is gone after these, so they come last.
    {
      id: 'life-cycle.release',
      title: 'releaseLicenseCode succeeds for an active code that was unsubscribed',
      words: 'The release of an active code',
      exchange: 'releaseLicenseCode',
      from: 'active',
      to: 'released',
      repeated: true,
    },
    {
      id: 'idempotency.release-resend',
      title: 'Releasing a code that is already released succeeds',
      words: 'A second release of the same code',
      exchange: 'releaseLicenseCode',
      from: 'released',
    },
  ],
  cases: casesFor('refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'),
  openApis: ['activateLicense', 'activateLicenses', 'queryLicense', 'queryLicenses', 'reportSoftwareUsage'],
  variants: [productIdVariant('refreshLicenseCode'), releaseVariant('releaseLicenseCode')],
  rules: {
    signature: rule('B1 Common query parameters', 'accessg-marketplace/zh-cn_topic_0070649248'),
    transport,
    timeout: transport,
    certificate: transport,
    tls: transport,
    answers: transport,
    codes: rule('B3 Result codes of B1-B3', 'accessg-marketplace/zh-cn_topic_0070649169'),
    debugging,
    dialTests: debugging,
  },
  habits: {
    contentType: 'application/json',
    oldestTls: 'TLSv1.2',
    looseAnswers: true,
    hollowDebugging: true,
    debuggedUnknown: [],
    refusesUnknown: ['refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'],
    asynchronous: [],
    optional: ['refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'],
    dispensable: { refreshLicenseCode: ['scene', 'orderId', 'orderLineId'] },
    tampered: { exchange: 'refreshLicenseCode', field: 'orderLineId' },
    text: { exchange: 'updateLicenseCodeStatus', field: 'license' },
    unknowable:
      'The merchant need not know the licence code of a real call that is made up here. Name one that it does know: --set license=PL…',
  },
};
