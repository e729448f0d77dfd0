import { createHmac } from 'node:crypto';
import { kitKey } from '../guide-acts.ts';
import { acting, authenticating, misreading, refusing, writing } from '../guide-alter.ts';
import { failed, guideKey, unauthorized, unknown } from '../guide-merchant.ts';
import { memberFaults, sortedNestedFault } from './bodies.ts';
import { commonFaults, forgetting, withoutMessage } from './common.ts';
import type { GuideFault } from './fault.ts';
import { hashFaults, headerParameters, uncheckedHash } from './hash.ts';
import { kitTenants } from './kit-tenants.ts';
import { departmentNames, kitOdd } from './odd-by-guide.ts';
import { kitRepeats, modificationFaults, withdrawalFaults } from './repeat-faults.ts';
import { bodySignFaults } from './v1.ts';

const others = ['applicationSync', 'authSync', 'singleOrgSync', 'allOrgSync'];
const entities = ['tenantSync', 'applicationSync', 'singleOrgSync', 'authSync'];
const callbacks = Object.fromEntries(others.map((name) => [name, `/${name}`]));

/** Of every entity's check, but those named. */
const each = (id: string, names: readonly string[] = entities) => names.map((name) => `${id}-${name}`);

/** Mistakes that merchants of both generations can make. */
function kitFaults(
  departments: string,
  modified: readonly string[],
  textForms: readonly string[],
): readonly GuideFault[] {
  return [
    withoutMessage,
    ...kitOdd,
    ...kitRepeats,
    ...kitTenants,
    ...modificationFaults(modified),
    {
      fault: 'refuses what it has added before',
      change: acting(({ exchange, fields }, normally, shop) =>
        fields['flag'] === 1 && shop.has(kitKey(exchange, fields)) ? failed : normally(),
      ),
      fails: each('idempotency.add-resend'),
      warns: ['tolerance.second-instance-tenantSync'],
    },
    {
      fault: 'refuses to delete what it does not know',
      change: acting(({ exchange, fields }, normally, shop) =>
        fields['flag'] === 0 && !shop.has(kitKey(exchange, fields)) ? unknown : normally(),
      ),
      fails: [...each('idempotency.delete-resend'), ...each('idempotency.delete-unknown')],
    },
    {
      fault: 'does not add again what was deleted',
      change: acting(({ exchange, fields }, normally, shop) => {
        const key = `deleted ${kitKey(exchange, fields)}`;
        if (fields['flag'] === 0) shop.set(key, {});
        return fields['flag'] === 1 && shop.has(key) ? failed : normally();
      }),
      fails: each('sync.add-again'),
    },
    {
      fault: 'knows no deletion',
      change: refusing(({ fields }) => fields['flag'] === 0),
      fails: [...each('sync.delete'), ...each('idempotency.delete-unknown'), 'sync.whole-life'],
    },
    {
      fault: 'knows no modification',
      change: refusing(({ fields }) => fields['flag'] === 2),
      fails: [...each('sync.modify', modified), 'sync.move-singleOrgSync', 'sync.whole-life'],
    },
    {
      fault: 'wants the tenant first',
      change: acting(({ exchange, fields }, normally, shop) => {
        const known = `known ${fields['tenantId']}`;
        if (exchange === 'tenantSync') shop.set(known, {});
        return shop.has(known) || fields['tenantId'] === undefined ? normally() : unknown;
      }),
      fails: ['sync.early-applicationSync', 'sync.early-allOrgSync'],
    },
    {
      fault: 'wants the department of a user first',
      change: acting(({ exchange, fields }, normally, shop) => {
        if (exchange === 'singleOrgSync') shop.set(`department of ${fields['tenantId']}`, {});
        const isKnown = shop.has(`department of ${fields['tenantId']}`);
        return exchange === 'authSync' && fields['flag'] === 1 && !isKnown ? unknown : normally();
      }),
      fails: ['sync.add-authSync', 'sync.credential-authSync', 'sync.many-authSync'],
      warns: ['tolerance.credential-authSync', 'tolerance.user-details-authSync'],
    },
    {
      fault: 'wants an instance and an order with everything',
      change: refusing(({ fields }) => fields['instanceId'] === '' || fields['orderId'] === ''),
      fails: [...entities, 'allOrgSync'].map((name) => `sync.credential-${name}`),
    },
    {
      fault: 'cannot do without an instance',
      change: refusing(
        ({ fields }) => fields['tenantId'] !== undefined && fields['instanceId'] === undefined,
      ),
      warns: [...entities, 'allOrgSync'].map((name) => `tolerance.credential-${name}`),
    },
    {
      fault: 'refuses large bodies',
      change: authenticating(
        (normally) => (request) => (request.body.byteLength > 40_000 ? failed : normally(request)),
      ),
      fails: ['sync.many-authSync'],
    },
    {
      fault: 'refuses users with an extension',
      change: refusing(({ fields }) => JSON.stringify(fields['userList'] ?? '').includes('extension')),
      warns: ['tolerance.user-details-authSync'],
    },
    ...['tenantSync', 'applicationSync', 'singleOrgSync'].map((name) => ({
      fault: `breaks when it adds with ${name}`,
      change: refusing(({ exchange, fields }) => exchange === name && fields['flag'] === 1),
      fails: [
        `sync.add-${name}`,
        `sync.credential-${name}`,
        'sync.whole-life',
        ...(name === 'applicationSync' ? ['sync.early-applicationSync'] : []),
      ],
      warns: [`tolerance.credential-${name}`],
    })),
    {
      fault: 'refuses departments that it has seen before',
      change: acting(({ exchange, fields }, normally, shop) => {
        const isKnown = shop.has(kitKey(exchange, fields));
        return exchange === 'allOrgSync' && isKnown && fields['instanceId'] !== undefined
          ? failed
          : normally();
      }),
      fails: ['idempotency.all-resend-allOrgSync'],
    },
    {
      fault: 'keeps the application of a tenant with departments',
      change: acting(({ exchange, fields }, normally, shop) => {
        const hasDepartments = [...shop.keys()].some((key) =>
          key.startsWith(`allOrgSync ${fields['tenantId']}`),
        );
        return exchange === 'applicationSync' && fields['flag'] === 0 && hasDepartments ? failed : normally();
      }),
      fails: ['sync.whole-life'],
    },
    {
      fault: 'answers allOrgSync with an error',
      change: refusing(
        ({ exchange, fields }) => exchange === 'allOrgSync' && fields[departments] !== undefined,
      ),
      fails: [
        'sync.all-allOrgSync',
        'sync.credential-allOrgSync',
        'sync.early-allOrgSync',
        'sync.whole-life',
      ],
      warns: ['tolerance.credential-allOrgSync', ...textForms],
    },
    forgetting('tenantSync', 'tenantId', 'fails'),
    forgetting('tenantSync', 'name', 'warns'),
    forgetting('authSync', 'userList', 'fails'),
    forgetting('singleOrgSync', 'orgCode', 'warns'),
    forgetting('applicationSync', 'appId', 'fails'),
    forgetting('allOrgSync', departments, 'warns'),
  ];
}

export const kitV2Faults: readonly GuideFault[] = [
  ...commonFaults({
    strict: true,
    callbacks,
    unchecked: uncheckedHash(headerParameters),
    uncheckedWarns: ['signature.future-timestamp'],
    tampered: ['tenantSync', 'signature.tampered-body'],
  }),
  ...memberFaults,
  sortedNestedFault,
  ...hashFaults(headerParameters, '"testFlag":1'),
  ...kitFaults('orgInfoList', entities, ['tolerance.list-as-text-allOrgSync']),
  ...withdrawalFaults,
  departmentNames,
  {
    fault: 'takes users without a name',
    change: acting(({ fields }, normally) => {
      const named = (user: unknown) => ({ userName: 'nobody', ...Object(user) });
      const { userList } = fields;
      return normally(Array.isArray(userList) ? { ...fields, userList: userList.map(named) } : fields);
    }),
    warns: ['result-codes.mandatory-members-authSync'],
  },
  {
    fault: 'hashes the body before it signs it',
    change: misreading('kit-v2', ({ headers, body }) => {
      const hmac = (text: string) => createHmac('sha256', guideKey).update(text).digest('hex');
      const moment = `${headers.get('x-nonce')}${headers.get('x-timestamp')}`;
      const hash = hmac(new TextDecoder().decode(body));
      const isNow = Math.abs(Date.now() - Number(headers.get('x-timestamp'))) <= 60_000;
      return {
        sent: headers.get('x-sign')?.toLowerCase() ?? '',
        wanted: isNow ? hmac(`${guideKey}${moment}${hash}`) : 'stale',
      };
    }),
    fails: ['signature.valid'],
    warns: ['signature.member-order', 'signature.escaped-characters'],
  },
  {
    fault: 'verifies the raw bytes only',
    change: authenticating(
      (normally) => (request) => (request.body[1] === 0x0a ? unauthorized : normally(request)),
    ),
    warns: ['signature.member-order'],
  },
  {
    fault: 'withdraws no authorization a second time',
    change: acting(({ exchange, fields }, normally, shop) => {
      const key = `withdrawn ${kitKey(exchange, fields)}`;
      const isKnown = shop.has(key);
      if (fields['flag'] === 3) shop.set(key, {});
      return fields['flag'] === 3 && isKnown ? failed : normally();
    }),
    fails: ['idempotency.cancel-resend-authSync'],
  },
  {
    fault: 'withdraws no authorization',
    change: refusing(({ fields }) => fields['flag'] === 3),
    fails: ['sync.cancel-authSync', 'sync.whole-life'],
  },
  {
    fault: 'refuses lists as text',
    change: refusing(({ fields }) => typeof fields['orgInfoList'] === 'string'),
    warns: ['tolerance.list-as-text-allOrgSync'],
  },
  {
    fault: 'writes its answers in Latin-1',
    change: writing(
      () => 200,
      'application/json',
      (text) => `\ufeff${text}`,
    ),
    fails: ['transport.encoding'],
  },
];

export const kitV1Faults: readonly GuideFault[] = [
  ...commonFaults({
    strict: true,
    callbacks,
    unchecked: [
      'signature.missing-authToken',
      'signature.wrong',
      'signature.truncated',
      'signature.other-key',
      'signature.tampered-body',
    ],
    tampered: ['tenantSync', 'signature.tampered-body'],
  }),
  ...kitFaults('orgInfo', ['singleOrgSync', 'authSync'], []),
  ...memberFaults,
  ...bodySignFaults,
  {
    fault: 'makes the token of the body as it is',
    change: misreading('auth-token-header', ({ headers, body }) => {
      const text = new TextDecoder().decode(body);
      const timeStamp = /"timeStamp":"(\d+)"/.exec(text)?.[1] ?? '';
      const wanted = createHmac('sha256', guideKey + timeStamp)
        .update(text)
        .digest('base64');
      return { sent: headers.get('authToken') ?? '', wanted };
    }),
    fails: ['signature.valid', 'signature.member-order'],
    warns: ['signature.escaped-characters'],
  },
  {
    fault: 'takes the members in the order in which they came',
    change: authenticating(
      (normally) => (request) => (request.body[1] === 0x0a ? unauthorized : normally(request)),
    ),
    fails: ['signature.member-order'],
  },
];
