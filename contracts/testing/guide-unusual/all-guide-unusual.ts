import { randomUUID } from 'node:crypto';
import { encryptField } from '../../../runtime/signing/aes-cbc.ts';
import { canonicalJson, parseObject } from '../../../runtime/signing/canonical-json.ts';
import { type GuideId, knownCode } from '../guide-acts.ts';
import { acting, answering, authenticating, refusing } from '../guide-alter.ts';
import {
  type Answer,
  type GuideChange,
  guideKey,
  invalid,
  ok,
  unauthorized,
  unknown,
} from '../guide-merchant.ts';
import { type GuideUnusual, hollow, oneCode, otherRefusal, pretty, quiet } from './common.ts';
import { kitUnusual } from './kit.ts';

/** A real release is the end of a licence code. */
function refusingReleased(): GuideChange {
  const released = new Set<unknown>();
  return acting(async ({ exchange, fields, test }, normally) => {
    if (test) return normally();
    if (exchange === 'releaseLicenseCode') released.add(fields['license']);
    else if (released.has(fields['license'])) return unknown;
    return normally();
  });
}

const created = (answer: Answer) => answer['resultCode'] === '000000' && 'instanceId' in answer;
const v1Others = [
  'queryInstance',
  'refreshInstance',
  'expireInstance',
  'releaseInstance',
  'upgrade',
  'instanceStatus',
];

const saasV1: readonly GuideUnusual[] = [
  quiet,
  pretty,
  oneCode,
  otherRefusal(...v1Others.map((name) => `result-codes.unknown-instance-${name}`)),
  {
    habit: 'answers debugging calls without a look at them, always with the same instance',
    change: hollow(({ exchange, fields }) => {
      const appInfo = { frontEndUrl: 'https://www.example.com' };
      if (exchange === 'newInstance') return { ...ok, instanceId: 'test-instance', appInfo };
      if (exchange !== 'queryInstance') return ok;
      return { ...ok, info: [{ instanceId: fields['instanceId'], appInfo }] };
    }),
    warnings: ['idempotency.create-other-order'],
  },
  {
    habit: 'makes instance IDs of its own in debugging calls, a new one each time',
    change: hollow(({ exchange }) =>
      exchange === 'newInstance'
        ? { ...ok, instanceId: randomUUID(), appInfo: { frontEndUrl: 'https://www.example.com' } }
        : { ...ok, info: [] },
    ),
    warnings: ['idempotency.create-resend', 'idempotency.create-concurrent', 'life-cycle.query'],
  },
  {
    habit: 'wants the order that the tables call mandatory',
    change: refusing(
      ({ exchange, fields }) => /^(expire|release)Instance$/.test(exchange) && !('orderId' in fields),
      invalid,
    ),
    warnings: ['tolerance.no-order-expireInstance', 'tolerance.no-order-releaseInstance'],
  },
  {
    habit: 'signs with a blank behind signature=',
    change: (parts) => ({
      headers: (text, answer) => ({
        'Body-Sign': (parts.headers(text, answer)['Body-Sign'] ?? '').replace('signature="', 'signature= "'),
      }),
    }),
  },
  {
    habit: 'encrypts with AES-128',
    change: answering((answer) =>
      created(answer)
        ? {
            ...answer,
            encryptType: '2',
            appInfo: {
              frontEndUrl: 'https://www.example.com',
              password: encryptField('secret', guideKey, { keySize: 128 }),
            },
          }
        : 'info' in answer
          ? {
              ...answer,
              info: (answer['info'] as object[]).map((entry) => ({ ...entry, appInfo: undefined })),
            }
          : answer,
    ),
  },
  {
    habit: 'delivers the access by e-mail',
    change: answering((answer, { test }) => {
      const { appInfo, ...rest } = answer;
      return test ? answer : rest;
    }),
  },
  {
    habit: 'offers no upgrade',
    change: refusing(({ exchange }) => exchange === 'upgrade', invalid),
    warnings: ['life-cycle.upgrade', 'tolerance.debug-unknown-upgrade'],
  },
  {
    habit: 'sells one-time products only',
    change: refusing(({ exchange }) => !['newInstance', 'releaseInstance'].includes(exchange), invalid),
    options: { billing: ['one-time'] },
    warnings: [
      'life-cycle.query',
      'life-cycle.upgrade',
      'result-codes.unknown-instance-queryInstance',
      'tolerance.debug-unknown-upgrade',
    ],
  },
];

const licenceCodeCallbacks = ['refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'];
const licenseOthers = ['refreshLicense', 'expireLicense', 'releaseLicense'];
const onlineOthers = ['refreshInstance', 'updateInstanceStatus', 'releaseInstance', 'getLicenseAsync'];

/** Merchants who must pass, by guide. */
export const guideUnusual: Readonly<Record<GuideId, readonly GuideUnusual[]>> = {
  'saas-v1': saasV1,
  'license-v1': [
    quiet,
    pretty,
    oneCode,
    otherRefusal(...licenseOthers.map((name) => `result-codes.unknown-licence-${name}`)),
  ],
  'license-online': [
    quiet,
    pretty,
    oneCode,
    otherRefusal(...onlineOthers.map((name) => `result-codes.unknown-instance-${name}`)),
    {
      habit: 'does everything that takes long later',
      change: answering((answer, { exchange }) =>
        ['newInstance', 'getLicenseAsync'].includes(exchange) && answer['resultCode'] === '000000'
          ? { ...answer, resultCode: '000004' }
          : answer,
      ),
    },
    {
      habit: 'answers debugging calls without a look at them, always with the same instance',
      change: hollow(() => ({ ...ok, instanceId: 'test-instance' })),
      warnings: ['idempotency.create-other-order', 'idempotency.create-other-line'],
    },
  ],
  'license-code': [
    quiet,
    pretty,
    oneCode,
    otherRefusal(
      'life-cycle.renew',
      'life-cycle.renewal-cancelled',
      'life-cycle.freeze',
      'life-cycle.release',
      'idempotency.unfreeze-resend',
    ),
    {
      habit: 'learns of codes by what it is told about them',
      change: answering((answer) => (answer === unknown ? ok : answer)),
      warnings: licenceCodeCallbacks.map((name) => `result-codes.unknown-licence-code-${name}`),
    },
    { habit: 'knows a code that is named', change: () => ({}), options: { given: { license: knownCode } } },
    {
      habit: 'refuses real calls about a code that was released',
      change: refusingReleased(),
      options: { given: { license: knownCode } },
    },
    {
      habit: 'offers renewals only',
      change: refusing(({ exchange }) => exchange !== 'refreshLicenseCode', invalid),
      warnings: ['life-cycle.freeze', 'life-cycle.release', 'idempotency.unfreeze-resend'],
    },
  ],
  'order-notification': [
    quiet,
    pretty,
    oneCode,
    { habit: 'can not look up a made-up real order', change: refusing(({ test }) => !test, unknown) },
  ],
  'kit-v2': [
    ...kitUnusual,
    {
      habit: 'verifies the members that it has sorted and printed anew, as the sample project does',
      change: authenticating((normally) => (request) => {
        try {
          const body = Buffer.from(canonicalJson(parseObject(request.body), 'top'));
          return normally({ ...request, body });
        } catch {
          return unauthorized;
        }
      }),
    },
  ],
  'kit-v1': kitUnusual,
  'agents-gateway': [
    pretty,
    {
      habit: 'refuses with HTTP 403 and nothing else',
      change: (parts) => ({
        authenticate: (request) => parts.authenticate(request) && { httpStatus: 403 },
        respond: (response, answer, headers) => {
          if (answer['httpStatus'] === 403) response.writeHead(403).end();
          else parts.respond(response, answer, headers);
        },
      }),
    },
    {
      habit: 'bills images',
      change: answering(() => ({ usage: { image_count: 1 }, data: [] })),
    },
    {
      habit: 'answers a refusal with HTTP 500',
      change: authenticating((normally) => (request) => normally(request) && { httpStatus: 500 }),
    },
  ],
};
